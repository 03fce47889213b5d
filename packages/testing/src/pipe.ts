/** Kept from before any test can replace the timers: a broker under fake timers still delivers. Only TTL follows them. */
export const nextTurn = setImmediate;

/**
 * One direction of a connection. What is sent arrives in order and in a later turn of the event loop, several pieces at
 * once if they waited together: the order of events that a socket allows, without its chances.
 */
export class Pipe {
  #waiting: (() => void)[] = [];
  #scheduled = false;
  #paused = false;
  #cut = false;
  readonly #emptied: () => void;

  /** @param emptied called after everything that was sent has arrived. */
  constructor(emptied: () => void) {
    this.#emptied = emptied;
  }

  get isIdle(): boolean {
    return this.#waiting.length === 0 || this.#paused;
  }

  send(arrive: () => void): void {
    if (this.#cut) return;
    this.#waiting.push(arrive);
    this.#schedule();
  }

  /** The other end stops reading: what is sent from now on waits. */
  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#schedule();
  }

  /** What is on the way never arrives. */
  cut(): void {
    this.#cut = true;
    this.#waiting = [];
  }

  #schedule(): void {
    if (this.#scheduled || this.isIdle) return;
    this.#scheduled = true;
    nextTurn(() => this.#flush());
  }

  #flush(): void {
    this.#scheduled = false;
    const batch = this.#waiting;
    this.#waiting = [];
    let next = 0;
    try {
      while (next < batch.length && !this.#paused && !this.#cut) batch[next++]?.();
    } finally {
      // What arrived may have paused or cut the pipe, sent more, or thrown.
      if (!this.#cut) this.#waiting = [...batch.slice(next), ...this.#waiting];
      this.#schedule();
    }
    if (this.isIdle) this.#emptied();
  }
}
