import type { ChangeReport } from "./change-report.js";
import { githubReport } from "./github-report.js";
import { jsonReport } from "./json-report.js";
import { junitReport } from "./junit-report.js";
import { markdownReport } from "./markdown-report.js";
import type { FileOptions } from "./reported-problem.js";
import { sarifReport } from "./sarif-report.js";
import { type TextOptions, textReport } from "./text-report.js";

const formats = {
  text: textReport,
  json: jsonReport,
  github: githubReport,
  sarif: sarifReport,
  junit: junitReport,
  markdown: markdownReport,
} as const satisfies Readonly<Record<string, (report: ChangeReport, options: ReportOptions) => string>>;

export type ReportFormat = keyof typeof formats;

/** Whether it is read by programs that look for its files in a repository. */
export function isAboutFiles(format: ReportFormat): boolean {
  return format === "github" || format === "sarif" || format === "junit";
}

/** What some formats ask for: `text` what is known of a terminal, others how files are called in the repository. */
export type ReportOptions = TextOptions & FileOptions;

/** A report in one format. */
export function formatReport(report: ChangeReport, format: ReportFormat, options: ReportOptions = {}): string {
  const write: (report: ChangeReport, options: ReportOptions) => string = formats[format];
  return write(report, options);
}
