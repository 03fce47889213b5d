import type { ChangeReport } from "./change-report.js";
import { githubReport } from "./github-report.js";
import { jsonReport } from "./json-report.js";
import { junitReport } from "./junit-report.js";
import { markdownReport } from "./markdown-report.js";
import { sarifReport } from "./sarif-report.js";
import { type TextOptions, textReport } from "./text-report.js";

const formats = {
  text: textReport,
  json: jsonReport,
  github: githubReport,
  sarif: sarifReport,
  junit: junitReport,
  markdown: markdownReport,
} as const satisfies Readonly<Record<string, (report: ChangeReport, options: TextOptions) => string>>;

export type ReportFormat = keyof typeof formats;

/** A report in one format. Only `text` knows a terminal. */
export function formatReport(report: ChangeReport, format: ReportFormat, options: TextOptions = {}): string {
  return formats[format](report, options);
}
