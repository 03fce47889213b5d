export interface BackoffOptions {
  readonly initialDelayMs: number;
  readonly maxDelayMs: number;
  /** The first attempt after a stable time is made without delay. */
  readonly firstAtOnce: boolean;
}

/** Delays between attempts: doubling, with jitter, and short again after things went well for a while. */
export class Backoff {
  readonly #options: BackoffOptions;
  readonly #random: () => number;
  #attempt = 0;
  #succeededAtMs: number | undefined;

  constructor(options: BackoffOptions, random: () => number = Math.random) {
    this.#options = options;
    this.#random = random;
  }

  /** Attempts since things last went well. */
  get attempt(): number {
    return this.#attempt;
  }

  nextDelayMs(): number {
    const { initialDelayMs, maxDelayMs, firstAtOnce } = this.#options;
    // A success that lasted shorter than the longest delay is part of the same trouble: else a broker that accepts and
    // drops connections would be hammered.
    if (this.#succeededAtMs !== undefined && performance.now() - this.#succeededAtMs > maxDelayMs) this.#attempt = 0;
    this.#succeededAtMs = undefined;
    this.#attempt += 1;
    const step = firstAtOnce ? this.#attempt - 2 : this.#attempt - 1;
    if (step < 0) return 0;
    const full = Math.min(maxDelayMs, initialDelayMs * 2 ** Math.min(step, 30));
    return Math.round(full / 2 + (this.#random() * full) / 2);
  }

  succeeded(): void {
    this.#succeededAtMs = performance.now();
  }
}
