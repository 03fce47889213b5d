import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { BaselineError } from "./baseline-error.js";

const run = promisify(execFile);

const timeoutMs = 120_000;
const maxOutputBytes = 16 * 1024 * 1024;

/**
 * Runs npm where the user runs it, so that the configuration, the registry and the rights are the user's. No script of a
 * package is run.
 *
 * @returns what `--json` printed
 */
export async function npm(cwd: string, args: readonly string[]): Promise<unknown> {
  const [program, ...before] = npmProgram();
  const flags = ["--json", "--ignore-scripts", "--loglevel=error", "--no-update-notifier"];
  try {
    const { stdout } = await run(program, [...before, ...args, ...flags], {
      cwd,
      timeout: timeoutMs,
      maxBuffer: maxOutputBytes,
    });
    return stdout.trim() === "" ? undefined : JSON.parse(stdout);
  } catch (cause) {
    throw failure(cause, args);
  }
}

/** npm is a script, which Windows does not run without a shell; node does. */
function npmProgram(): readonly [program: string, ...args: string[]] {
  const node = dirname(process.execPath);
  const scripts = [join(node, "node_modules"), join(node, "..", "lib", "node_modules")].map((modules) =>
    join(modules, "npm", "bin", "npm-cli.js"),
  );
  const script = scripts.find((path) => existsSync(path));
  return script === undefined ? ["npm"] : [process.execPath, script];
}

function failure(cause: unknown, [command, spec]: readonly string[]): BaselineError {
  const { code, stdout } = cause as { readonly code?: unknown; readonly stdout?: string };
  if (code === "ENOENT") {
    const remedy = "Install npm, or name the baseline by a file: --against path/to/asyncapi.yaml.";
    return new BaselineError("NPM_NOT_INSTALLED", "The baseline is an npm package, and there is no program npm.", {
      remedy,
      cause,
    });
  }
  const reason = errorCode(stdout ?? "");
  if (reason === "E404" || reason === "ETARGET") {
    const remedy = "Check its name and version, and the registry that npm is configured for.";
    return new BaselineError("NPM_PACKAGE_UNKNOWN", `The registry has no ${spec}.`, { remedy, cause });
  }
  const remedy = `Run \`npm ${command} ${spec}\`, and correct what it complains of.`;
  return new BaselineError("NPM_FAILED", `npm could not get ${spec}${reason === undefined ? "" : ` (${reason})`}.`, {
    remedy,
    cause,
  });
}

/** Its code only: a message may hold an address with a key in it. */
function errorCode(output: string): string | undefined {
  return /"code": "([A-Z0-9]+)"/.exec(output)?.[1];
}
