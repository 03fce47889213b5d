/** Enough for a thousand messages a second while the broker confirms within 4 ms. */
const LEAST = 4;

/**
 * How many messages may be in flight now. What is in flight when a connection is lost may come out twice, so it is no more
 * than the load has use for: while messages wait, each confirm opens the window by one, so that it doubles with every round
 * of confirms and not at all when the broker stops confirming; a window that is not used by half for a round is halved. TCP
 * finds its congestion window in the same way (RFC 5681 slow start, RFC 2861 validation).
 */
export class SendWindow {
  readonly #most: number;
  readonly #least: number;
  #size: number;
  /** Of the round that is going on: as many confirms as the window is large. */
  #confirms = 0;
  #mostInFlight = 0;

  constructor(most: number) {
    this.#most = most;
    this.#least = Math.min(LEAST, most);
    this.#size = this.#least;
  }

  get size(): number {
    return this.#size;
  }

  sent(inFlight: number): void {
    this.#mostInFlight = Math.max(this.#mostInFlight, inFlight);
  }

  confirmed(othersWait: boolean): void {
    if (othersWait && this.#size < this.#most) this.#size += 1;
    this.#confirms += 1;
    if (this.#confirms < this.#size) return;
    if (this.#mostInFlight * 2 < this.#size) this.#size = Math.max(this.#least, Math.ceil(this.#size / 2));
    this.#confirms = 0;
    this.#mostInFlight = 0;
  }

  /** Another channel, perhaps of another broker. */
  reset(): void {
    this.#size = this.#least;
    this.#confirms = 0;
    this.#mostInFlight = 0;
  }
}
