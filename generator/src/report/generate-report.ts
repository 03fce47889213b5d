import type { GeneratedPackage, GenerateResult } from "../commands/generate.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import { EmittedCodeError } from "../emit/emitted-code-error.js";
import { OutputError, type OutputErrorCode } from "../output/output-error.js";
import { PluginError, type PluginErrorCode } from "../plugin/plugin-error.js";
import { formatDiagnostics } from "./format-diagnostics.js";

/** What `eventwright generate` says, and to whom: results to stdout, problems to stderr. */
export interface Report {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: 0 | 2;
}

export interface ReportOptions {
  readonly format: "text" | "json";
  readonly dryRun: boolean;
  readonly colors: boolean;
}

/** What came of a run: its result, or what it threw. */
export type Outcome =
  | { readonly result: GenerateResult }
  /** `diagnostics`: what there was to say before. */
  | { readonly error: unknown; readonly diagnostics: readonly Diagnostic[] };

export function reportGenerate(outcome: Outcome, options: ReportOptions): Report {
  const exitCode = "result" in outcome && outcome.result.packages.length > 0 ? 0 : 2;
  if (options.format === "json")
    return { stdout: `${JSON.stringify(jsonOf(outcome), undefined, 2)}\n`, stderr: "", exitCode };
  const { diagnostics } = "result" in outcome ? outcome.result : outcome;
  const said = diagnostics.length === 0 ? "" : formatDiagnostics(diagnostics, options);
  if ("error" in outcome) return { stdout: "", stderr: `${said}${errorText(outcome.error)}\n`, exitCode };
  const { packages } = outcome.result;
  return {
    stdout: packages.map((one) => `${summary(one, options)}\n`).join(""),
    stderr: said,
    exitCode,
  };
}

function jsonOf(outcome: Outcome): unknown {
  if ("result" in outcome) {
    const { diagnostics, packages } = outcome.result;
    return { diagnostics, packages };
  }
  return { diagnostics: outcome.diagnostics, packages: [], error: errorJson(outcome.error) };
}

/** What was thrown, for programs. */
export function errorJson(error: unknown): object {
  const isOurs = error instanceof OutputError || error instanceof PluginError || error instanceof EmittedCodeError;
  return {
    code: isOurs ? error.code : "INTERNAL",
    message: error instanceof Error ? error.message : String(error),
    ...(error instanceof OutputError ? { paths: error.paths } : {}),
    ...(error instanceof PluginError ? { plugin: error.plugin } : {}),
    ...(error instanceof EmittedCodeError ? { problems: error.problems } : {}),
  };
}

/** Of more files than this the rest is counted; with `--format json` all are named. */
const mostNamed = 50;

function summary(generated: GeneratedPackage, { dryRun }: ReportOptions): string {
  const { input, output, packageName, packageVersion, written, removed, unchanged, edited } = generated;
  const overwritten = new Set(edited);
  const named = (paths: readonly string[]): readonly string[] => {
    const shown = paths.length > mostNamed ? paths.slice(0, mostNamed - 1) : paths;
    const lines = shown.map((path) => `    ${path}${overwritten.has(path) ? " (was edited by hand)" : ""}`);
    return shown.length === paths.length ? lines : [...lines, `    and ${paths.length - shown.length} more`];
  };
  if (written.length + removed.length === 0) {
    return `${input} → ${output}: ${packageName} ${packageVersion} is up to date, ${countOf(unchanged)}.`;
  }
  return [
    `${input} → ${output}: ${packageName} ${packageVersion}`,
    ...(written.length === 0 ? [] : [`  ${countOf(written)} ${dryRun ? "to write" : "written"}`, ...named(written)]),
    ...(removed.length === 0 ? [] : [`  ${countOf(removed)} ${dryRun ? "to remove" : "removed"}`, ...named(removed)]),
    `  ${countOf(unchanged)} unchanged`,
  ].join("\n");
}

function countOf({ length }: readonly string[]): string {
  return length === 1 ? "1 file" : `${length} files`;
}

const ownFolder = "Choose a folder of its own for the package with --output, or with `output` in the configuration.";

/** What is said before anything is written. */
const saidBefore: readonly OutputErrorCode[] = ["OUTPUT_EDITED", "OUTPUT_FOLDER_REFUSED", "OUTPUT_IS_INPUT"];

const outputRemedies: Readonly<Record<OutputErrorCode, string>> = {
  OUTPUT_EDITED:
    "Make the change in the document instead, or take what was generated with `eventwright generate --force`.",
  OUTPUT_PATH_REFUSED: "Remove what stands in the way, or choose another folder with --output.",
  OUTPUT_FOLDER_REFUSED: ownFolder,
  OUTPUT_IS_INPUT: ownFolder,
  MANIFEST_UNREADABLE: "Restore it from version control, or remove it and run again with --force.",
  OUTPUT_NOT_WRITABLE: "Check the folder's rights and the space on the disk.",
};

const pluginRemedies: Readonly<Record<PluginErrorCode, string>> = {
  PLUGIN_NOT_LOADED: "Check its path, which is relative to the configuration, or install its package.",
  PLUGIN_FAILED: "Correct the plugin, or leave it out of the configuration.",
  PLUGIN_PATH_REFUSED: "Let it emit its files under other paths.",
};

/** What was thrown, for people. */
export function errorText(error: unknown): string {
  if (error instanceof OutputError) {
    return [
      `${error.code}  ${error.message}`,
      ...error.paths.map((path) => `    ${path}`),
      ...(saidBefore.includes(error.code) ? ["  Nothing was written."] : []),
      `  ${outputRemedies[error.code]}`,
    ].join("\n");
  }
  if (error instanceof PluginError)
    return `${error.code}  ${error.message}\n  Nothing was written.\n  ${pluginRemedies[error.code]}`;
  if (error instanceof EmittedCodeError) {
    return [
      `${error.code}  What was generated does not compile, which is a fault of eventwright's.`,
      ...error.problems.slice(0, 5).map((problem) => `    ${problem}`),
      "  Nothing was written.",
      "  Please report it with the document, or the part of it that is named here.",
    ].join("\n");
  }
  const message = error instanceof Error ? error.message : String(error);
  return `INTERNAL  ${message}\n  This is a fault of eventwright's. Please report it with the document.`;
}
