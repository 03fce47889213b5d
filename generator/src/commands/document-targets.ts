import { relative, resolve } from "node:path";
import type { Config, DocumentConfig } from "../config/config.js";
import { documentsOf } from "../config/documents-of.js";
import { type LoadedConfig, loadConfig, nowhereIn } from "../config/load-config.js";
import { readConfig } from "../config/read-config.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import { isInside } from "../document/is-inside.js";
import { OutputFolder } from "../output/output-folder.js";
import { realPathOf } from "../output/real-path.js";
import { withRoots } from "./document-roots.js";

/** One document of a configuration, and the folder of its package. */
export interface Target {
  /** As `cwd` sees it. */
  readonly input: string;
  readonly output: OutputFolder;
  readonly config: DocumentConfig;
}

export interface TargetOptions {
  /** Instead of the configuration's; with several there, the one that is meant. */
  readonly input?: string;
  readonly output?: string;
  readonly roots?: readonly string[];
}

/** What is to be read and written: what the configuration says, as far as the options do not say otherwise. */
export function targetsOf(
  { config, folder, file }: LoadedConfig,
  { input, output, roots }: TargetOptions,
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
    config: withRoots(one.config, { folder, cwd, ...(roots === undefined ? {} : { roots }) }),
    input: pathFrom(cwd, several || input === undefined ? one.input : resolve(cwd, input)),
    output: new OutputFolder(output === undefined ? one.output : resolve(cwd, output)),
  }));
  const problem = sharedOutput(
    targets.map((target) => target.output.root),
    cwd,
  );
  return problem === undefined ? { targets, diagnostics: [] } : failed(problem);
}

/** Where two packages would write, and remove, each other's files. */
function sharedOutput(
  folders: readonly string[],
  cwd: string,
): Pick<Diagnostic, "code" | "message" | "remedy"> | undefined {
  const real = folders.map(realPathOf);
  for (const [index, folder] of folders.entries()) {
    const other = real.findIndex((path, at) => at !== index && isInside(path, real[index] ?? ""));
    if (other === -1) continue;
    if (real[other] === real[index]) {
      const message = `two documents have the output folder ${pathFrom(cwd, folder)}`;
      return { code: "same-output", message, remedy: "Give each an `output` of its own." };
    }
    const message = `the output folder ${pathFrom(cwd, folder)} of one document is in that of another, ${pathFrom(cwd, folders[other] ?? "")}`;
    return { code: "nested-outputs", message, remedy: "Give each an `output` that is not in another one's." };
  }
  return undefined;
}

/** The documents that a configuration names, absolute, whether they are read or not. */
export function namedInputs({ config, folder }: LoadedConfig): readonly string[] {
  return documentsOf(config).flatMap(({ input }) => (input === undefined ? [] : [resolve(folder, input)]));
}

/** What the configuration says, whether it is given, named or found. */
export async function readConfiguration(given: string | Config | undefined, cwd: string): Promise<LoadedConfig> {
  if (typeof given === "object") {
    return { folder: cwd, ...readConfig(given, () => nowhereIn("configuration")) };
  }
  return await loadConfig({ cwd, ...(given === undefined ? {} : { file: given }) });
}

/** A path as someone in `cwd` would write it. */
export function pathFrom(cwd: string, path: string): string {
  return relative(cwd, resolve(cwd, path)) || ".";
}
