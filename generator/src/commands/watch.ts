import { join, resolve } from "node:path";
import { configFileNames } from "../config/load-config.js";
import { type GenerateOptions, type GenerateResult, generate } from "./generate.js";
import { watchFiles } from "./watch-files.js";

export interface WatchOptions extends Omit<GenerateOptions, "dryRun" | "config"> {
  /** Path of the configuration's file. */
  readonly config?: string;
  /** Ends it. A run that has begun is finished. */
  readonly signal: AbortSignal;
  readonly onRun: (run: WatchRun) => void;
}

export interface WatchRun {
  readonly outcome: { readonly result: GenerateResult } | { readonly error: unknown };
  /** From when the change was noticed to when everything was written; for the first run, from its start. */
  readonly durationMs: number;
  readonly isFirst: boolean;
}

/**
 * Generates, and again whenever a file that was read changes, until the signal. What is wrong is handed to `onRun`, and
 * watching goes on. Parser and compilers stay loaded, so a run takes a part of the first one's time.
 */
export async function watch({ signal, onRun, ...options }: WatchOptions): Promise<void> {
  const cwd = resolve(options.cwd ?? ".");
  const configs = options.config === undefined ? configFileNames : [options.config];
  const always = [...configs, ...(options.input === undefined ? [] : [options.input])].map((name) => join(cwd, name));
  const files = watchFiles(always, signal);
  let watched: readonly string[] = [];
  let sinceMs = performance.now();
  for (let isFirst = true; !signal.aborted; isFirst = false) {
    const outcome = await generate(options, { mayReuse: false }).then(
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
