import type { ReportFormat } from "./report-formats.js";

/** Where a report goes, and as what. */
export interface ReportTarget {
  readonly format: ReportFormat;
  /** As the user named it. Absent: to stdout. */
  readonly file?: string;
}

const formats = ["text", "json", "github", "sarif", "junit", "markdown"] as const satisfies readonly ReportFormat[];

/** What `--format` takes, as `text` or as `json=changes.json`. */
export const reportFormats: readonly string[] = formats;

/**
 * Reads one more `--format`.
 *
 * @returns a sentence when it cannot be.
 */
export function addReportTarget(text: string, before: readonly ReportTarget[]): readonly ReportTarget[] | string {
  const [name = "", ...rest] = text.split("=");
  const file = rest.join("=");
  const format = formats.find((known) => known === name);
  if (format === undefined) return `Formats are ${formats.join(", ")}.`;
  if (text.includes("=") && file === "") return `Name a file after it: ${format}=report.txt.`;
  if (file === "" && before.some((target) => target.file === undefined))
    return `Only one report can go to stdout; give the other one a file: ${format}=report.txt.`;
  return [...before, file === "" ? { format } : { format, file }];
}
