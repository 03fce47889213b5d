/** A terminal, or a file that what is written to it ends in. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export interface Progress {
  readonly step: (text: string) => void;
  /** Takes the line away. */
  readonly stop: () => void;
}

const eraseLine = "\r\u001b[K";

/**
 * Says on one line of a terminal what is being done, when it takes longer than a glance. Nothing is written to what is
 * no terminal.
 */
export function startProgress(stream: ProgressStream, { afterMs = 300 } = {}): Progress {
  if (stream.isTTY !== true) return { step: () => {}, stop: () => {} };
  const startedMs = performance.now();
  let current = "";
  let isShown = false;
  const show = (): void => {
    if (current === "") return;
    isShown = true;
    stream.write(`${eraseLine}${current} …`);
  };
  const timer = setTimeout(show, afterMs);
  return {
    step(text) {
      current = text;
      // A step may keep the process busy, so that the timer comes too late.
      if (performance.now() - startedMs >= afterMs) show();
    },
    stop() {
      clearTimeout(timer);
      if (isShown) stream.write(eraseLine);
    },
  };
}
