import { execFile, execFileSync } from "node:child_process";
import { promisify } from "node:util";
import { BaselineError } from "./baseline-error.js";

const run = promisify(execFile);

const timeoutMs = 60_000;
/** As much as is fetched of a document that is not on this machine. */
export const maxDocumentBytes = 16 * 1024 * 1024;

const environment = (): NodeJS.ProcessEnv => ({ ...process.env, GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" });

/** Runs git in a folder, without a shell. Undefined where git says no by its exit code. */
export async function git(folder: string, args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run("git", [...args], {
      cwd: folder,
      env: environment(),
      timeout: timeoutMs,
      maxBuffer: maxDocumentBytes,
    });
    return stdout.trimEnd();
  } catch (cause) {
    const { code, killed } = cause as { readonly code?: unknown; readonly killed?: boolean };
    if (typeof code === "number" && killed !== true) return undefined;
    throw failure(cause, folder);
  }
}

/**
 * A file of a commit, symbolic links inside the repository followed. Reading a document is not asynchronous, so this is
 * not either.
 *
 * @returns undefined when the commit has no such file.
 */
export function readBlob(
  folder: string,
  { commit, path }: { readonly commit: string; readonly path: string },
): Uint8Array | undefined {
  // One name a line: a line break would ask for a second file.
  if (/[\n\r\0]/.test(path)) return undefined;
  let output: Buffer;
  try {
    output = execFileSync("git", ["cat-file", "--batch", "--follow-symlinks"], {
      cwd: folder,
      env: environment(),
      input: `${commit}:${path}\n`,
      timeout: timeoutMs,
      maxBuffer: maxDocumentBytes,
      stdio: ["pipe", "pipe", "ignore"],
    });
  } catch (cause) {
    throw failure(cause, folder);
  }
  const headEnd = output.indexOf("\n");
  const [, size] = /^[0-9a-f]+ blob (\d+)$/.exec(output.subarray(0, headEnd).toString()) ?? [];
  return size === undefined ? undefined : output.subarray(headEnd + 1, headEnd + 1 + Number(size));
}

function failure(cause: unknown, folder: string): BaselineError {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === "ENOENT") {
    const remedy = "Install git, or name the baseline by a file: --against path/to/asyncapi.yaml.";
    return new BaselineError("GIT_NOT_INSTALLED", "The baseline is in git, and there is no program git.", {
      remedy,
      cause,
    });
  }
  const remedy = `Run \`git status\` in ${folder}, and correct what it complains of.`;
  const reason =
    code === "ENOBUFS" || code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER"
      ? `more than ${maxDocumentBytes} bytes`
      : (code ?? "unknown reason");
  return new BaselineError("GIT_FAILED", `git could not be asked: ${reason}.`, { remedy, cause });
}
