import type { AnyConsumeOptions, AnyHandler, Consumption, SubscriptionOptions } from "./consume-options.js";
import { consumedQueues } from "./consumed-queue.js";
import type { Subscription } from "./contract.js";
import { EventError } from "./errors.js";
import { HandlerRuns } from "./handler-runs.js";
import type { ConsumerHealth } from "./health.js";
import type { Link } from "./link.js";
import { MessageProcessor } from "./message-processor.js";
import type { HandlerTable } from "./message-reader.js";
import { callable } from "./option-checks.js";
import type { Publisher } from "./publisher.js";
import { QueueConsumer } from "./queue-consumer.js";
import { resolveConsumeOptions } from "./resolve-consume-options.js";
import type { Settings } from "./settings.js";
import type { Topologist } from "./topologist.js";

/** What a consumption stands on. */
export interface ConsumptionParts {
  readonly link: Link;
  readonly settings: Settings;
  readonly topologist: Topologist;
  readonly publisher: Publisher;
  readonly ended: (consumption: QueueConsumption) => void;
}

/** Handlers may wait this share of the time that a close has; the rest is for the broker. */
const HANDLER_SHARE = 0.7;

/** What works on one queue. */
interface Crew {
  readonly consumer: QueueConsumer;
  readonly processor: MessageProcessor;
  readonly runs: HandlerRuns;
}

/** Handlers at work on the queues of some subscriptions. */
export class QueueConsumption implements Consumption {
  readonly queues: readonly string[];
  readonly #parts: ConsumptionParts;
  readonly #crews: readonly Crew[];
  readonly #closing = new AbortController();
  #closed: Promise<void> | undefined;

  /** @throws EventError `OPTION_INVALID` */
  constructor(
    subscriptions: readonly Subscription[],
    handlers: Readonly<Record<string, AnyHandler>>,
    options: AnyConsumeOptions & SubscriptionOptions,
    parts: ConsumptionParts,
  ) {
    this.#parts = parts;
    const consumed = consumedQueues(subscriptions, options);
    this.queues = consumed.map(({ queue }) => queue.name);
    const table: HandlerTable = new Map(Object.entries(handlers));
    const names = new Set(consumed.flatMap(({ channels }) => channels.messages.map(({ message }) => message.name)));
    for (const [name, handler] of table) {
      if (!names.has(name)) throw noSuchMessage(name, names);
      callable(`The handler of "${name}"`, handler);
    }
    this.#crews = consumed.map((from) => {
      const resolved = resolveConsumeOptions(options, from);
      const runs = new HandlerRuns(resolved.handlerTimeoutMs);
      const processor = new MessageProcessor(from, {
        handlers: table,
        options: resolved,
        runs,
        publisher: parts.publisher,
        settings: parts.settings,
        closing: this.#closing.signal,
      });
      const consumer = new QueueConsumer(parts.link, parts.settings, parts.topologist, {
        queue: from.queue.name,
        topology: { ...from.topology, queues: [...from.topology.queues, ...processor.ownQueues] },
        noAck: from.noAck,
        prefetch: resolved.prefetch,
        concurrency: resolved.concurrency,
        prepare: (message) => processor.prepare(message),
      });
      return { consumer, processor, runs };
    });
  }

  get health(): readonly ConsumerHealth[] {
    return this.#crews.map(({ consumer: { queue, state }, processor: { storeHealth } }) => ({
      queue,
      state,
      ...(storeHealth === undefined ? {} : { idempotencyStore: storeHealth }),
    }));
  }

  async start(): Promise<void> {
    await this.#all((consumer) => consumer.start());
  }

  async pause(): Promise<void> {
    await this.#all((consumer) => consumer.pause());
  }

  async resume(): Promise<void> {
    await this.#all((consumer) => consumer.resume());
  }

  close(timeoutMs: number = this.#parts.settings.closeTimeoutMs): Promise<void> {
    this.#closed ??= this.#closeInOrder(timeoutMs);
    return this.#closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #closeInOrder(timeoutMs: number): Promise<void> {
    const endMs = performance.now() + timeoutMs;
    this.#closing.abort();
    await this.#all((consumer) => consumer.drain(timeoutMs * HANDLER_SHARE));
    for (const { runs } of this.#crews) runs.abandon();
    await this.#all((consumer) => consumer.close(endMs - performance.now()));
    this.#parts.ended(this);
  }

  async #all(work: (consumer: QueueConsumer) => Promise<void>): Promise<void> {
    await Promise.all(this.#crews.map(({ consumer }) => work(consumer)));
  }
}

/** TypeScript says so where it is asked; else the message that was meant would go to the dead letters. */
function noSuchMessage(name: string, names: ReadonlySet<string>): EventError {
  return new EventError(
    "OPTION_INVALID",
    `Nothing is consumed: no message "${name}" comes from there. Its handler may be of ${[...names].map((known) => `"${known}"`).join(", ")}.`,
  );
}
