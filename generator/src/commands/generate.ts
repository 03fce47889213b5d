import { readFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { stringify } from "yaml";
import type { Config } from "../config/config.js";
import { loadConfig } from "../config/load-config.js";
import { readConfig } from "../config/read-config.js";
import type { Contract } from "../contract/contract.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import { kebabCase } from "../contract/names.js";
import { type LoadedContract, loadContract } from "../document/load-contract.js";
import type { PackageOptions } from "../emit/package-options.js";
import { OutputFolder } from "../output/output-folder.js";
import { planOutput, writeOutput } from "../output/plan-output.js";
import { readRuntime } from "./read-runtime.js";

export interface GenerateOptions {
  /**
   * What paths are relative to, and where the configuration is looked for.
   * @default process.cwd()
   */
  readonly cwd?: string;
  /**
   * The configuration, or the path of its file.
   * @default the file `eventwright.config.{ts,js,mjs,json,yaml}` in `cwd`, where there is one
   */
  readonly config?: string | Config;
  /** Path of the AsyncAPI document, instead of the configuration's. */
  readonly input?: string;
  /** Path of the generated package's folder, instead of the configuration's. */
  readonly output?: string;
  /**
   * Only say what would be written.
   * @default false
   */
  readonly dryRun?: boolean;
  /**
   * Overwrite and remove files that were edited by hand or that something else wrote.
   * @default false
   */
  readonly force?: boolean;
}

export interface GenerateResult {
  /** About the configuration and the document. When one of them is an error, nothing was written. */
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when there were errors. */
  readonly generated?: Generated;
}

export interface Generated {
  /** As `cwd` sees it. */
  readonly input: string;
  readonly output: string;
  readonly packageName: string;
  readonly packageVersion: string;
  /** Paths relative to the output folder. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
  /** Those of `written` and `removed` that held something else than what was written last. */
  readonly edited: readonly string[];
}

/**
 * Generates a package from an AsyncAPI document: only files that differ are written, files that are no longer emitted
 * are removed, and nothing outside the output folder is touched.
 *
 * @throws OutputError `OUTPUT_EDITED` when a person's edits would be lost; `OUTPUT_PATH_REFUSED`, `MANIFEST_UNREADABLE`
 * and `OUTPUT_NOT_WRITABLE` when the folder cannot be written as it should. EmittedCodeError for a fault of ours.
 */
export async function generate(given: GenerateOptions = {}): Promise<GenerateResult> {
  const cwd = resolve(given.cwd ?? ".");
  const configured = await readConfiguration(given.config, cwd);
  if (hasErrors(configured.diagnostics)) return { diagnostics: configured.diagnostics };
  const { config, folder } = configured;
  const input = pathFrom(cwd, given.input ?? resolve(folder, config.input ?? "asyncapi.yaml"));
  const output = resolve(cwd, given.output ?? resolve(folder, config.output ?? "sdk"));

  const loaded = await loadContract({ input, cwd });
  const { contract } = loaded;
  const found = [...configured.diagnostics, ...loaded.diagnostics];
  if (contract === undefined || hasErrors(found)) return { diagnostics: found };

  // Compilers are behind these; a document with a mistake in it is answered without loading them.
  const [{ checkContract }, { emitPackage }] = await Promise.all([
    import("../emit/check-contract.js"),
    import("../emit/emit-package.js"),
  ]);
  const diagnostics = [...found, ...checkContract(contract)];
  if (hasErrors(diagnostics)) return { diagnostics };

  const runtime = await readRuntime();
  const options = packageOptionsOf(config, contract, runtime.version);
  const document = await documentText(loaded);
  const files = await emitPackage({ contract, options, document, runtime: runtime.declarations });

  const target = new OutputFolder(output);
  const plan = await planOutput(target, files);
  if (given.dryRun !== true) await writeOutput(target, plan, { force: given.force ?? false });
  return {
    diagnostics,
    generated: {
      input,
      output: pathFrom(cwd, output),
      packageName: options.name,
      packageVersion: contract.version,
      written: plan.write.map(({ path }) => path),
      removed: plan.remove,
      unchanged: plan.unchanged,
      edited: plan.edited,
    },
  };
}

async function readConfiguration(
  given: string | Config | undefined,
  cwd: string,
): Promise<{ readonly config: Config; readonly folder: string; readonly diagnostics: readonly Diagnostic[] }> {
  if (typeof given === "object") {
    const location = { file: "configuration", pointer: "", line: 0, column: 0 };
    return { folder: cwd, ...readConfig(given, () => location) };
  }
  return await loadConfig({ cwd, ...(given === undefined ? {} : { file: given }) });
}

function packageOptionsOf({ package: given = {} }: Config, contract: Contract, runtimeVersion: string): PackageOptions {
  return {
    name: given.name ?? `${kebabCase(contract.title)}-events`,
    runtimeVersion: given.runtimeVersion ?? `^${runtimeVersion}`,
    ...(given.fields === undefined ? {} : { fields: given.fields }),
  };
}

/** One file is handed on as it was written, comments and all; several become one. */
async function documentText({ files, bundled }: LoadedContract): Promise<string> {
  const [file, ...others] = files;
  if (file !== undefined && others.length === 0) return await readFile(file, "utf8");
  return stringify(bundled, { lineWidth: 0 });
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

/** A path as someone in `cwd` would write it. */
function pathFrom(cwd: string, path: string): string {
  return relative(cwd, resolve(cwd, path)) || ".";
}
