import { watchFiles } from "./watch-files.js";

/** What came of a run: its result, or what it threw. */
export type RunOutcome<Result> = { readonly result: Result } | { readonly error: unknown };

export interface Run<Result> {
  readonly outcome: RunOutcome<Result>;
  /** From when the change was noticed to when all was done; for the first run, from its start. */
  readonly durationMs: number;
  readonly isFirst: boolean;
}

export interface RunOnChangeOptions<Result> {
  readonly run: () => Promise<Result>;
  /** Files that are watched whatever a run read, absolute. */
  readonly always: readonly string[];
  /** Ends it. A run that has begun is finished. */
  readonly signal: AbortSignal;
  readonly onRun: (run: Run<Result>) => void;
}

/** Runs, and again whenever a file that was read changes, until the signal. A run that fails is told, and watching goes on. */
export async function runOnChange<Result extends { readonly files: readonly string[] }>({
  run,
  always,
  signal,
  onRun,
}: RunOnChangeOptions<Result>): Promise<void> {
  const files = watchFiles(always, signal);
  let watched: readonly string[] = [];
  let sinceMs = performance.now();
  for (let isFirst = true; !signal.aborted; isFirst = false) {
    const outcome: RunOutcome<Result> = await run().then(
      (result) => ({ result }),
      (error: unknown) => ({ error }),
    );
    if ("result" in outcome) watched = outcome.result.files;
    files.follow([...always, ...watched]);
    onRun({ outcome, durationMs: performance.now() - sinceMs, isFirst });
    sinceMs = await files.changed();
  }
  files.close();
}
