import { resolve } from "node:path";
import { configFileNames } from "../config/load-config.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import { type GenerateOptions, type GenerateResult, generate } from "./generate.js";
import { type Run, runOnChange } from "./run-on-change.js";

export interface WatchOptions extends Omit<GenerateOptions, "dryRun" | "config"> {
  /** Path of the configuration's file. */
  readonly config?: string;
  /** Ends it. A run that has begun is finished. */
  readonly signal: AbortSignal;
  readonly onRun: (run: WatchRun) => void;
}

export interface WatchRun extends Run<GenerateResult> {
  /** What there was to say before a run threw something. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Generates, and again whenever a file that was read changes, until the signal. What is wrong is handed to `onRun`, and
 * watching goes on. Parser and compilers stay loaded, so a run takes a part of the first one's time.
 */
export async function watch({ signal, onRun, ...options }: WatchOptions): Promise<void> {
  let diagnostics: Diagnostic[] = [];
  await runOnChange({
    run() {
      diagnostics = [];
      return generate(options, { mayReuse: false, onFound: (found) => diagnostics.push(...found) });
    },
    always: filesOf(options),
    signal,
    onRun: (run) => onRun({ ...run, diagnostics }),
  });
}

/** What is watched before anything has been read: the document, and where a configuration may appear. */
export function filesOf({
  cwd = ".",
  config,
  input,
}: Pick<WatchOptions, "cwd" | "config" | "input">): readonly string[] {
  const configs = config === undefined ? configFileNames : [config];
  return [...configs, ...(input === undefined ? [] : [input])].map((name) => resolve(cwd, name));
}
