interface Watch {
  readonly waiting: Set<() => void>;
  readonly stop: () => void;
}

const watches = new WeakMap<AbortSignal, Watch>();

/**
 * Calls back when the signal is aborted. One signal may end thousands of calls at a time; more than ten listeners at it, and
 * Node prints a warning of a leak.
 *
 * @returns what ends the waiting.
 */
export function whenAborted(signal: AbortSignal, aborted: () => void): () => void {
  const watch = watches.get(signal) ?? begin(signal);
  watch.waiting.add(aborted);
  return () => {
    watch.waiting.delete(aborted);
    if (watch.waiting.size > 0) return;
    watch.stop();
    watches.delete(signal);
  };
}

function begin(signal: AbortSignal): Watch {
  const waiting = new Set<() => void>();
  const tell = (): void => {
    // A set leaves out what is deleted while it is being read.
    for (const aborted of waiting) aborted();
  };
  signal.addEventListener("abort", tell, { once: true });
  const watch = { waiting, stop: () => signal.removeEventListener("abort", tell) };
  watches.set(signal, watch);
  return watch;
}
