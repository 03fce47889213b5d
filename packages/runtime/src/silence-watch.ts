/** In how many steps a time of silence is counted. */
const STEPS = 8;

/** What tells how many bytes have come in: a socket. */
interface Source {
  readonly bytesRead: number;
}

/**
 * Tells, once, when nothing has come in for so long. Steps are counted and not milliseconds, so that a process that was
 * busy itself does not take that for the other side's silence: what arrived meanwhile is read before the next step.
 *
 * @returns stops it.
 */
export function watchSilence(source: Source, timeoutMs: number, silent: () => void): () => void {
  let seen = source.bytesRead;
  let steps = 0;
  const timer = setInterval(() => {
    if (source.bytesRead === seen) steps += 1;
    else steps = 0;
    seen = source.bytesRead;
    if (steps < STEPS) return;
    clearInterval(timer);
    silent();
  }, timeoutMs / STEPS).unref();
  return () => clearInterval(timer);
}
