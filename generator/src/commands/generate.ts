import { resolve } from "node:path";
import type { Config } from "../config/config.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import type { RemoteLimits } from "../document/remote-files.js";
import { checkFolder } from "../output/check-folder.js";
import { checkInputs } from "../output/check-inputs.js";
import { filesOf, refuseEdited, writeOutput } from "../output/plan-output.js";
import { writeRecord } from "../output/run-record.js";
import { allowRemote } from "./allow-remote.js";
import { namedInputs, pathFrom, readConfiguration, type Target, targetsOf } from "./document-targets.js";
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
  /** Folders beside the document's own that it may refer to files in, instead of the configuration's `roots`. */
  readonly roots?: readonly string[];
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
  /** Told what there is to say of the configuration and the documents as it is found: what is thrown later does not hold it. */
  readonly onFound?: (diagnostics: readonly Diagnostic[]) => void;
}

/**
 * Generates packages from AsyncAPI documents: only files that differ are written, files that are no longer emitted are
 * removed, and nothing outside the output folders is touched. With several documents all are read before any is written.
 *
 * @throws OutputError `OUTPUT_EDITED` when a person's edits would be lost, also of a dry run; `OUTPUT_IS_INPUT` when the
 * package would replace what it is made from; `OUTPUT_FOLDER_REFUSED` for the root of the file system and the home folder;
 * `OUTPUT_PATH_REFUSED`, `MANIFEST_UNREADABLE` and `OUTPUT_NOT_WRITABLE` when a folder cannot be written as it should.
 * PluginError when a plugin fails or its files cannot be taken. EmittedCodeError for a fault of ours.
 */
export async function generate(given: GenerateOptions = {}, mode: GenerateMode = {}): Promise<GenerateResult> {
  const cwd = resolve(given.cwd ?? ".");
  const configured = await readConfiguration(given.config, cwd);
  const { folder } = configured;
  const found: Diagnostic[] = [];
  const tell = (diagnostics: readonly Diagnostic[]): void => {
    found.push(...diagnostics);
    mode.onFound?.(diagnostics);
  };
  tell(configured.diagnostics);
  const files = new Set(configured.file === undefined ? [] : [configured.file]);
  const failed = (): GenerateResult => ({ diagnostics: found, packages: [], files: [...files] });
  if (hasErrors(found)) return failed();
  const targets = targetsOf(configured, given, cwd);
  tell(targets.diagnostics);
  if (hasErrors(found)) return failed();
  for (const { output } of targets.targets) checkFolder(output, cwd);

  const prepared: { readonly target: Target; readonly planned: PlannedPackage }[] = [];
  for (const target of targets.targets) {
    const { planned, files: read } = await preparePackage({
      cwd,
      folder,
      input: target.input,
      output: target.output,
      config: target.config,
      mayReuse: mode.mayReuse ?? true,
      onStep: mode.onStep ?? (() => {}),
      onFound: tell,
      ...allowRemote(given.allowRemote),
    });
    for (const file of read) files.add(file);
    if (planned !== undefined) prepared.push({ target, planned });
  }
  if (hasErrors(found)) return failed();

  const inputs = [...files, ...namedInputs(configured)];
  for (const { target, planned } of prepared) {
    checkInputs({ inputs, root: target.output.root, outputs: filesOf(planned.plan) }, cwd);
  }
  if (given.force !== true) for (const { planned } of prepared) refuseEdited(planned.plan);
  if (given.dryRun !== true) {
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
