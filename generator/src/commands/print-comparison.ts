import { writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { pathInRepository } from "../baseline/path-in-repository.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import { makeFolder } from "../output/make-folder.js";
import { OutputError } from "../output/output-error.js";
import type { ChangeReport } from "../report/changes/change-report.js";
import { formatReport, isAboutFiles } from "../report/changes/report-formats.js";
import type { ReportTarget } from "../report/changes/report-target.js";
import type { TextOptions } from "../report/changes/text-report.js";
import { reportComparisonError } from "../report/comparison-error.js";
import { formatDiagnostics } from "../report/format-diagnostics.js";
import { writeWitnesses } from "./write-witnesses.js";

/** What `check` and `diff` come to. */
export interface ComparisonResult {
  /** About the configuration. */
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when the configuration has errors. */
  readonly report?: ChangeReport;
}

export interface PrintOptions {
  readonly targets: readonly ReportTarget[];
  /** Where messages that show a break are written to. */
  readonly witnessFolder?: string;
  /** What paths are relative to. */
  readonly cwd: string;
  readonly terminal: { readonly columns: number | undefined; readonly colors: boolean };
  /** What else was said of what is compared: `explain` has to be told it again. */
  readonly sources: readonly string[];
}

export interface PrintedComparison {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: 0 | 1 | 2;
}

/** Writes the reports that go to files, and says what goes to whom. */
export async function printComparison(
  outcome: { readonly result: ComparisonResult } | { readonly error: unknown },
  { targets, witnessFolder, cwd, terminal, sources }: PrintOptions,
): Promise<PrintedComparison> {
  const { colors } = terminal;
  const isRead = targets.some(({ format, file }) => format === "json" && file === undefined);
  const failed = (error: unknown): PrintedComparison =>
    reportComparisonError(error, { format: isRead ? "json" : "text", colors });
  if ("error" in outcome) return failed(outcome.error);
  const { diagnostics, report } = outcome.result;
  const stderr = formatDiagnostics(diagnostics, { colors });
  if (report === undefined) {
    const stdout = isRead ? `${JSON.stringify({ diagnostics }, undefined, 2)}\n` : "";
    return { stdout, stderr: isRead ? "" : stderr, exitCode: 2 };
  }

  let stdout = "";
  const text: TextOptions = {
    colors,
    sources,
    ...(terminal.columns === undefined ? {} : { columns: terminal.columns }),
  };
  try {
    const files = targets.some(({ format }) => isAboutFiles(format)) ? { fileOf: await pathInRepository(cwd) } : {};
    for (const { format, file } of targets) {
      if (file === undefined) stdout += formatReport(report, format, { ...text, ...files });
      else await writeReport(resolve(cwd, file), formatReport(report, format, files));
    }
    if (witnessFolder !== undefined) {
      const changes = report.documents.flatMap((document) => document.changes);
      await writeWitnesses(resolve(cwd, witnessFolder), changes);
    }
  } catch (error) {
    return failed(error);
  }
  return { stdout, stderr, exitCode: report.failed ? 1 : 0 };
}

async function writeReport(path: string, text: string): Promise<void> {
  try {
    await makeFolder(dirname(path));
    await writeFile(path, text);
  } catch (cause) {
    throw new OutputError("OUTPUT_NOT_WRITABLE", "The report could not be written.", [path], { cause });
  }
}
