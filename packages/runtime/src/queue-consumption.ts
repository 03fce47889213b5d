import type { AnyConsumeOptions, AnyHandler, Consumption, SubscriptionOptions } from "./consume-options.js";
import { consumedQueues } from "./consumed-queue.js";
import type { Subscription } from "./contract.js";
import { HandlerRuns } from "./handler-runs.js";
import type { ConsumerHealth } from "./health.js";
import type { Link } from "./link.js";
import { MessageProcessor } from "./message-processor.js";
import type { HandlerTable } from "./message-reader.js";
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

/** Handlers at work on the queues of some subscriptions. */
export class QueueConsumption implements Consumption {
  readonly queues: readonly string[];
  readonly #parts: ConsumptionParts;
  readonly #consumers: readonly QueueConsumer[];
  readonly #runs: readonly HandlerRuns[];
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
    const runs: HandlerRuns[] = [];
    this.#consumers = consumed.map((from) => {
      const resolved = resolveConsumeOptions(options, from);
      const queueRuns = new HandlerRuns(resolved.handlerTimeoutMs);
      runs.push(queueRuns);
      const processor = new MessageProcessor(from, {
        handlers: table,
        options: resolved,
        runs: queueRuns,
        publisher: parts.publisher,
        settings: parts.settings,
        closing: this.#closing.signal,
      });
      return new QueueConsumer(parts.link, parts.settings, parts.topologist, {
        queue: from.queue.name,
        topology: { ...from.topology, queues: [...from.topology.queues, ...processor.ownQueues] },
        noAck: from.noAck,
        prefetch: resolved.prefetch,
        concurrency: resolved.concurrency,
        prepare: (message) => processor.prepare(message),
      });
    });
    this.#runs = runs;
  }

  get health(): readonly ConsumerHealth[] {
    return this.#consumers.map(({ queue, state }) => ({ queue, state }));
  }

  async start(): Promise<void> {
    await Promise.all(this.#consumers.map((consumer) => consumer.start()));
  }

  async pause(): Promise<void> {
    await Promise.all(this.#consumers.map((consumer) => consumer.pause()));
  }

  async resume(): Promise<void> {
    await Promise.all(this.#consumers.map((consumer) => consumer.resume()));
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
    await Promise.all(this.#consumers.map((consumer) => consumer.drain(timeoutMs * HANDLER_SHARE)));
    for (const runs of this.#runs) runs.abandon();
    await Promise.all(this.#consumers.map((consumer) => consumer.close(endMs - performance.now())));
    this.#parts.ended(this);
  }
}
