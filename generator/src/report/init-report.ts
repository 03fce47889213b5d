import type { InitResult } from "../commands/init.js";
import { InitError, type InitErrorCode } from "../commands/init-error.js";
import { formatDiagnostics } from "./format-diagnostics.js";
import { type Report, type ReportOptions, reportGenerate } from "./generate-report.js";

/** What came of `eventwright init`: its result, or what it threw. */
export type InitOutcome = { readonly result: InitResult } | { readonly error: unknown };

const remedies: Readonly<Record<InitErrorCode, string>> = {
  INIT_IN_THE_WAY: "Run `eventwright generate`, or begin in another folder.",
  INIT_ANSWER_REFUSED: "Run it again with another answer.",
  INIT_INTERRUPTED: "Run it again, or give the answers as options: see --help.",
};

/** What `eventwright init` says: the files, and what to do next. */
export function reportInit(outcome: InitOutcome, options: Omit<ReportOptions, "dryRun">): Report {
  if ("error" in outcome) return reportError(outcome.error, options);
  const { diagnostics, written, kept, generated } = outcome.result;
  const exitCode = generated === undefined ? 2 : 0;
  if (options.format === "json") {
    return { stdout: `${JSON.stringify(outcome.result, undefined, 2)}\n`, stderr: "", exitCode };
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

function reportError(error: unknown, options: Omit<ReportOptions, "dryRun">): Report {
  if (!(error instanceof InitError)) return reportGenerate({ error }, { ...options, dryRun: false });
  const { code, message, paths } = error;
  if (options.format === "json") {
    const json = { diagnostics: [], error: { code, message, paths } };
    return { stdout: `${JSON.stringify(json, undefined, 2)}\n`, stderr: "", exitCode: 2 };
  }
  const lines = [
    `${code}  ${message}`,
    ...paths.map((path) => `    ${path}`),
    "  Nothing was written.",
    `  ${remedies[code]}`,
  ];
  return { stdout: "", stderr: `${lines.join("\n")}\n`, exitCode: 2 };
}
