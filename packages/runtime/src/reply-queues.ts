import type { ReplyQueue } from "./contract.js";
import { EventError } from "./errors.js";
import type { ConsumerHealth } from "./health.js";
import type { Link } from "./link.js";
import { QueueConsumer } from "./queue-consumer.js";
import type { Settings } from "./settings.js";
import type { Topologist } from "./topologist.js";
import { type IncomingMessage, TransportError } from "./transport.js";

/** Replies are only looked up: as many may be on their way as a round trip to the broker takes. */
const PREFETCH = 100;

interface Listening {
  readonly consumer: QueueConsumer;
  readonly running: Promise<void>;
}

/** Consumes the queues of the contract that replies come back through, each from its first request on. */
export class ReplyQueues {
  readonly #link: Link;
  readonly #settings: Settings;
  readonly #topologist: Topologist;
  readonly #listening = new Map<string, Listening>();
  #isClosed = false;

  constructor(link: Link, settings: Settings, topologist: Topologist) {
    this.#link = link;
    this.#settings = settings;
    this.#topologist = topologist;
  }

  get health(): readonly ConsumerHealth[] {
    return [...this.#listening.values()].map(({ consumer: { queue, state } }) => ({ queue, state }));
  }

  /**
   * Resolves when the broker delivers from the queue. What is delivered there is acknowledged: a queue has one requester.
   * The next request tries again after a failure.
   *
   * @throws EventError `CONSUME_REFUSED` when the broker does not let us consume, and what else opening a connection throws
   */
  async consume({ queue, topology }: ReplyQueue, replied: (message: IncomingMessage) => void): Promise<void> {
    let listening = this.#listening.get(queue);
    if (listening === undefined) {
      const consumer = new QueueConsumer(this.#link, this.#settings, this.#topologist, {
        queue,
        topology,
        prefetch: PREFETCH,
        concurrency: PREFETCH,
        noAck: false,
        prepare: (message) => ({
          key: undefined,
          run: async () => {
            replied(message);
            return "acknowledge";
          },
        }),
      });
      listening = { consumer, running: this.#link.open().then(() => consumer.start()) };
      this.#listening.set(queue, listening);
    }
    try {
      await listening.running;
    } catch (error) {
      if (this.#listening.get(queue) === listening) this.#listening.delete(queue);
      if (!this.#isClosed) await listening.consumer.close(0);
      throw refusalOf(queue, error);
    }
  }

  /** Never rejects. */
  async close(timeoutMs: number): Promise<void> {
    this.#isClosed = true;
    const consumers = [...this.#listening.values()].map(({ consumer }) => consumer);
    await Promise.all(consumers.map((consumer) => consumer.close(timeoutMs)));
  }
}

function refusalOf(queue: string, error: unknown): unknown {
  if (!(error instanceof TransportError) || error.kind === "closed") return error;
  return new EventError(
    "CONSUME_REFUSED",
    `The request was not sent: the broker does not let us consume its replies from "${queue}". ${error.message} Check the user's rights and who else consumes the queue.`,
    { cause: error },
  );
}
