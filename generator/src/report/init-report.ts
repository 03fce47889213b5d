import type { InitResult } from "../commands/init.js";
import { InitError, type InitErrorCode } from "../commands/init-error.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import { formatDiagnostics } from "./format-diagnostics.js";
import { errorJson, type Report, type ReportOptions, reportGenerate } from "./generate-report.js";

/** What came of `eventwright init`: its result, or what it threw. */
export type InitOutcome =
  | { readonly result: InitResult }
  /** `diagnostics`: what there was to say of a document that is there. */
  | { readonly error: unknown; readonly diagnostics: readonly Diagnostic[] };

const remedies: Readonly<Record<InitErrorCode, string>> = {
  INIT_IN_THE_WAY: "Run `eventwright generate`, or begin in another folder.",
  INIT_ANSWER_REFUSED: "Run it again with another answer.",
  INIT_INTERRUPTED: "Run it again, or give the answers as options: see --help.",
};

/** What `eventwright init` says: the files, and what to do next. */
export function reportInit(outcome: InitOutcome, options: Omit<ReportOptions, "dryRun">): Report {
  if ("error" in outcome) return reportError(outcome, options);
  const { diagnostics, written, kept, generated } = outcome.result;
  const exitCode = generated === undefined ? 2 : 0;
  if (options.format === "json") {
    const json = { ...outcome.result, packages: generated === undefined ? [] : [generated] };
    return { stdout: `${JSON.stringify(json, undefined, 2)}\n`, stderr: "", exitCode };
  }
  const stderr = diagnostics.length === 0 ? "" : formatDiagnostics(diagnostics, options);
  if (generated === undefined) return { stdout: "", stderr, exitCode };
  const { output, packageName } = generated;
  const document = kept ?? written[0] ?? generated.input;
  const lines = [
    ...(kept === undefined ? [] : [`${kept} is there already, and stays as it is.`]),
    ...written.map((path) => `Written: ${path}`),
    `Generated: ${packageName} in ${output}`,
    "",
    "Next:",
    `  1. Describe your events in ${document}.`,
    "  2. npx eventwright generate --watch",
    `  3. npm install ./${output}, then: import { … } from "${packageName}"`,
  ];
  return { stdout: `${lines.join("\n")}\n`, stderr, exitCode };
}

function reportError(
  outcome: Extract<InitOutcome, { readonly error: unknown }>,
  options: Omit<ReportOptions, "dryRun">,
): Report {
  const { error, diagnostics } = outcome;
  if (options.format === "json") {
    const said =
      error instanceof InitError ? { code: error.code, message: error.message, paths: error.paths } : undefined;
    const json = { diagnostics, written: [], packages: [], error: said ?? errorJson(error) };
    return { stdout: `${JSON.stringify(json, undefined, 2)}\n`, stderr: "", exitCode: 2 };
  }
  if (!(error instanceof InitError)) return reportGenerate(outcome, { ...options, dryRun: false });
  const { code, message, paths } = error;
  const lines = [
    `${code}  ${message}`,
    ...paths.map((path) => `    ${path}`),
    "  Nothing was written.",
    `  ${remedies[code]}`,
  ];
  return { stdout: "", stderr: `${lines.join("\n")}\n`, exitCode: 2 };
}
