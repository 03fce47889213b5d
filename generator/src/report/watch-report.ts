import type { WatchRun } from "../commands/watch.js";
import { type Report, type ReportOptions, reportGenerate } from "./generate-report.js";

/** What a run of `generate --watch` says: as `generate` does, then how long it took. As JSON, one line per run. */
export function reportWatch(
  { outcome, diagnostics, durationMs, isFirst }: WatchRun,
  options: Omit<ReportOptions, "dryRun">,
): Pick<Report, "stdout" | "stderr"> {
  const { stdout, stderr, exitCode } = reportGenerate("error" in outcome ? { ...outcome, diagnostics } : outcome, {
    ...options,
    dryRun: false,
  });
  const tookMs = Math.round(durationMs);
  if (options.format === "json") {
    const run: object = JSON.parse(stdout);
    return { stdout: `${JSON.stringify({ ...run, durationMs: tookMs })}\n`, stderr };
  }
  const said = exitCode === 0 ? `Done in ${tookMs} ms.` : "Not generated.";
  return { stdout: `${stdout}${said}${isFirst ? " Watching for changes; Ctrl-C ends it." : ""}\n`, stderr };
}
