import { type CheckOptions, type CheckResult, check } from "./check.js";
import type { PublishedDocuments } from "./load-baselines.js";
import { type Run, runOnChange } from "./run-on-change.js";
import { filesOf } from "./watch.js";

export interface WatchCheckOptions extends Omit<CheckOptions, "config"> {
  /** Path of the configuration's file. */
  readonly config?: string;
  /** Ends it. A run that has begun is finished. */
  readonly signal: AbortSignal;
  readonly onRun: (run: Run<CheckResult>) => void;
}

/**
 * Checks, and again whenever a document, the configuration or the manifest of the package is saved, until the signal. npm is
 * asked once for what it has.
 */
export async function watchCheck({ signal, onRun, ...options }: WatchCheckOptions): Promise<void> {
  const published: PublishedDocuments = new Map();
  await runOnChange({ run: () => check(options, { published }), always: filesOf(options), signal, onRun });
}
