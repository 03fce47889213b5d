import { relative, resolve } from "node:path";
import type { Config, DocumentConfig } from "../config/config.js";
import { documentsOf } from "../config/documents-of.js";
import { type LoadedConfig, loadConfig } from "../config/load-config.js";
import { readConfig } from "../config/read-config.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import type { RemoteLimits } from "../document/remote-files.js";
import { OutputFolder } from "../output/output-folder.js";
import { refuseEdited, writeOutput } from "../output/plan-output.js";
import { writeRecord } from "../output/run-record.js";
import { hasErrors, type PlannedPackage, preparePackage } from "./prepare-package.js";

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
  /** Path of the AsyncAPI document, instead of the configuration's; with several in the configuration, the one that is meant. */
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
  /**
   * Fetch references to http and https: within 30 seconds and 16 MiB for a document, or as is said here.
   * @default false
   */
  readonly allowRemote?: boolean | RemoteLimits;
}

export interface GenerateResult {
  /** About the configuration and the documents. When one of them is an error, nothing was written. */
  readonly diagnostics: readonly Diagnostic[];
  /** One per document, in the configuration's order. Empty when there were errors. */
  readonly packages: readonly GeneratedPackage[];
  /** Absolute paths of the configuration, the documents and the plugins that were read: what a watcher watches. */
  readonly files: readonly string[];
}

export interface GeneratedPackage {
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

/** How a command runs it. */
export interface GenerateMode {
  /** Whether a run that would change nothing may be answered from the record of the last one. @default true */
  readonly mayReuse?: boolean;
  /** Told before each long step. */
  readonly onStep?: (step: string) => void;
}

/**
 * Generates packages from AsyncAPI documents: only files that differ are written, files that are no longer emitted are
 * removed, and nothing outside the output folders is touched. With several documents all are read before any is written.
 *
 * @throws OutputError `OUTPUT_EDITED` when a person's edits would be lost; `OUTPUT_PATH_REFUSED`, `MANIFEST_UNREADABLE`
 * and `OUTPUT_NOT_WRITABLE` when a folder cannot be written as it should. PluginError when a plugin fails or its files
 * cannot be taken. EmittedCodeError for a fault of ours.
 */
export async function generate(given: GenerateOptions = {}, mode: GenerateMode = {}): Promise<GenerateResult> {
  const cwd = resolve(given.cwd ?? ".");
  const configured = await readConfiguration(given.config, cwd);
  const { folder } = configured;
  const found: Diagnostic[] = [...configured.diagnostics];
  const files = new Set(configured.file === undefined ? [] : [configured.file]);
  const failed = (): GenerateResult => ({ diagnostics: found, packages: [], files: [...files] });
  if (hasErrors(found)) return failed();
  const targets = targetsOf(configured, given, cwd);
  found.push(...targets.diagnostics);
  if (hasErrors(found)) return failed();

  const prepared: { readonly target: Target; readonly planned: PlannedPackage }[] = [];
  for (const target of targets.targets) {
    const {
      diagnostics,
      planned,
      files: read,
    } = await preparePackage({
      cwd,
      folder,
      input: target.input,
      output: target.output,
      config: target.config,
      mayReuse: mode.mayReuse ?? true,
      onStep: mode.onStep ?? (() => {}),
      ...allowRemote(given.allowRemote),
    });
    for (const file of read) files.add(file);
    found.push(...diagnostics);
    if (planned !== undefined) prepared.push({ target, planned });
  }
  if (hasErrors(found)) return failed();

  if (given.dryRun !== true) {
    if (given.force !== true) for (const { planned } of prepared) refuseEdited(planned.plan);
    for (const { target, planned } of prepared) {
      await writeOutput(target.output, planned.plan, { force: given.force ?? false });
      if (planned.record !== undefined) await writeRecord(target.output, planned.record);
    }
  }
  const packages = prepared.map(({ target, planned: { name, version, plan } }) => ({
    input: target.input,
    output: pathFrom(cwd, target.output.root),
    packageName: name,
    packageVersion: version,
    written: plan.write.map(({ path }) => path),
    removed: plan.remove,
    unchanged: plan.unchanged,
    edited: plan.edited,
  }));
  return { diagnostics: found, packages, files: [...files] };
}

const usualLimits: RemoteLimits = { timeoutMs: 30_000, maxBytes: 16 * 1024 * 1024 };

function allowRemote(given: boolean | RemoteLimits = false): { readonly allowRemote?: RemoteLimits } {
  if (given === false) return {};
  return { allowRemote: given === true ? usualLimits : given };
}

interface Target {
  readonly input: string;
  readonly output: OutputFolder;
  readonly config: DocumentConfig;
}

/** What is to be read and written: what the configuration says, as far as the options do not say otherwise. */
function targetsOf(
  { config, folder, file }: LoadedConfig,
  { input, output }: GenerateOptions,
  cwd: string,
): { readonly targets: readonly Target[]; readonly diagnostics: readonly Diagnostic[] } {
  const failed = (problem: Pick<Diagnostic, "code" | "message" | "remedy">) => {
    const location = { file: file === undefined ? "configuration" : pathFrom(cwd, file), pointer: "/documents" };
    return {
      targets: [],
      diagnostics: [{ severity: "error" as const, ...problem, location: { ...location, line: 0, column: 0 } }],
    };
  };
  const all = documentsOf(config).map((document) => ({
    config: document,
    input: resolve(folder, document.input ?? "asyncapi.yaml"),
    output: resolve(folder, document.output ?? "sdk"),
  }));
  const several = config.documents !== undefined;
  const wanted = several && input !== undefined ? all.filter((one) => one.input === resolve(cwd, input)) : all;
  if (wanted.length === 0) {
    const message =
      input === undefined
        ? "there are no documents in the configuration"
        : `${input} is not among the documents of the configuration`;
    return failed({
      code: "no-such-document",
      message,
      remedy: `Name one of ${all.map((one) => pathFrom(cwd, one.input)).join(", ")}.`,
    });
  }
  if (wanted.length > 1 && output !== undefined) {
    const message = `${wanted.length} packages cannot be written to one folder`;
    return failed({ code: "several-documents", message, remedy: "Say with --input which document is meant." });
  }
  const targets = wanted.map((one) => ({
    config: one.config,
    input: pathFrom(cwd, several || input === undefined ? one.input : resolve(cwd, input)),
    output: new OutputFolder(output === undefined ? one.output : resolve(cwd, output)),
  }));
  const roots = targets.map((target) => target.output.root);
  const twice = roots.find((root, index) => roots.indexOf(root) !== index);
  if (twice === undefined) return { targets, diagnostics: [] };
  const message = `two documents have the output folder ${pathFrom(cwd, twice)}`;
  return failed({ code: "same-output", message, remedy: "Give each an `output` of its own." });
}

async function readConfiguration(given: string | Config | undefined, cwd: string): Promise<LoadedConfig> {
  if (typeof given === "object") {
    const location = { file: "configuration", pointer: "", line: 0, column: 0 };
    return { folder: cwd, ...readConfig(given, () => location) };
  }
  return await loadConfig({ cwd, ...(given === undefined ? {} : { file: given }) });
}

/** A path as someone in `cwd` would write it. */
function pathFrom(cwd: string, path: string): string {
  return relative(cwd, resolve(cwd, path)) || ".";
}
