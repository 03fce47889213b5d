import type { LintReport } from "../commands/lint.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import { documentFindings } from "../lint/document-findings.js";
import { lintRules } from "../lint/rules/lint-rules.js";
import { formatDiagnostics } from "./format-diagnostics.js";
import { pageUrl } from "./page-url.js";
import { sarifLog } from "./sarif-log.js";
import { workflowCommand } from "./workflow-command.js";

export type LintFormat = "text" | "json" | "github" | "sarif";

export interface LintReportOptions {
  readonly format: LintFormat;
  /** Whether the text goes to a terminal that shows colours. @default false */
  readonly colors?: boolean;
  /** How GitHub and code scanning call a file. @default as the user named it */
  readonly fileOf?: (name: string) => string;
}

const writers: Readonly<Record<LintFormat, (report: LintReport, options: LintReportOptions) => string>> = {
  text: textOf,
  json: (report) => `${JSON.stringify(report, undefined, 2)}\n`,
  github: (report, options) => placed(report, options).map(annotation).join(""),
  sarif: (report, options) => sarifLog(placed(report, options).map(finding)),
};

/** What `eventwright lint` says, all of it for stdout. */
export function reportLint(report: LintReport, options: LintReportOptions): string {
  return writers[options.format](report, options);
}

/** 0: nothing but information; 1: something to mend; 2: the configuration does not allow it. */
export function lintExitCode({ configuration, diagnostics }: LintReport): 0 | 1 | 2 {
  if (configuration.some(({ severity }) => severity === "error")) return 2;
  return [...configuration, ...diagnostics].some(({ severity }) => severity !== "info") ? 1 : 0;
}

function told({ configuration, diagnostics }: LintReport): readonly Diagnostic[] {
  return [...configuration, ...diagnostics];
}

function placed(report: LintReport, { fileOf = (name) => name }: LintReportOptions): readonly Diagnostic[] {
  return told(report).map((diagnostic) => {
    const { location } = diagnostic;
    return { ...diagnostic, location: { ...location, file: fileOf(location.file) } };
  });
}

function textOf(report: LintReport, { colors = false }: LintReportOptions): string {
  const all = told(report);
  const counts = (["error", "warning", "info"] as const).flatMap((severity) => {
    const { length } = all.filter((diagnostic) => diagnostic.severity === severity);
    return length === 0 ? [] : [`${length} ${severity}${length === 1 || severity === "info" ? "" : "s"}`];
  });
  const hidden = report.suppressed.length === 0 ? "" : `, ${report.suppressed.length} suppressed`;
  const subject = report.inputs.join(", ");
  const summary = all.length === 0 ? `${subject}: nothing to say${hidden}.` : `${counts.join(", ")}${hidden}.`;
  const withRules = all.map((diagnostic) => ({ ...diagnostic, message: `${diagnostic.message}  ${diagnostic.code}` }));
  return `${formatDiagnostics(withRules, { colors })}${all.length === 0 ? "" : "\n"}${summary}\n`;
}

const levels = { error: "error", warning: "warning", info: "notice" } as const;

function annotation(diagnostic: Diagnostic): string {
  const { severity, code, location } = diagnostic;
  return workflowCommand({ level: levels[severity], title: code, lines: linesOf(diagnostic), location });
}

function finding(diagnostic: Diagnostic) {
  const { severity, code, location, message } = diagnostic;
  const known = [...lintRules, ...documentFindings].find(({ id }) => id === code);
  return {
    rule: { id: code, title: known?.title ?? message, url: pageUrl("guides/lint.md") },
    level: severity === "info" ? ("note" as const) : severity,
    lines: linesOf(diagnostic),
    location,
  };
}

function linesOf({ message, consequence, remedy }: Diagnostic): readonly string[] {
  return [message, consequence, remedy].filter((line) => line !== undefined);
}
