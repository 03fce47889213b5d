import type { Topology } from "./contract.js";

/** How long after a loss a queue may refuse before its publishers are told. A quorum queue elects a leader in one to two seconds. */
const FAILOVER_MS = 5_000;

/**
 * Tells the refusals of a queue that is full from those of a quorum queue whose leader went down with its node. On RabbitMQ
 * 3.10.8 a channel whose first message to such a queue comes before a new leader is elected keeps asking for the old one,
 * and refuses every message until that node is back; another channel does not (run; 4.0.5 has no such channels).
 */
export class RefusalWatch {
  readonly #reopen: () => void;
  /** What took a message on this channel. */
  #confirmed = new WeakSet<Topology>();
  #lostAtMs: number | undefined;
  #isReopening = false;

  /** @param reopen Gives the channel up, which calls `lost`, and opens another one after a delay that grows. */
  constructor(reopen: () => void) {
    this.#reopen = reopen;
  }

  /** The channel is gone. */
  lost(): void {
    this.#confirmed = new WeakSet();
    if (!this.#isReopening) this.#lostAtMs = performance.now();
  }

  confirmed(topology: Topology): void {
    this.#confirmed.add(topology);
  }

  /**
   * A message was refused.
   * @returns whether it is to be sent again on another channel. Else its publisher is told.
   */
  isPassing(topology: Topology): boolean {
    if (this.#lostAtMs === undefined || this.#confirmed.has(topology)) return false;
    this.#isReopening = true;
    this.#reopen();
    this.#isReopening = false;
    return performance.now() - this.#lostAtMs < FAILOVER_MS;
  }
}
