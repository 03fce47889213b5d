import type { HttpMethod } from "./contract.js";
import type { Urgency } from "./urgency.js";

/**
 * Handles one event. When it returns, the message is acknowledged. When it throws, the message is retried after a delay
 * and dead-lettered in the end; `RejectEvent` dead-letters at once. It may be called again with the same `messageId`:
 * delivery is at least once.
 */
export type Handler<Event, Reply = void, About extends object = Delivery> = (
  event: Event,
  delivery: About,
) => Reply | Promise<Reply>;

/** Any handler at all: what the runtime needs to know of one. */
export type AnyHandler = (event: never, delivery: never) => unknown;

/** One handler per event, by the message's name. Accepts interfaces, which have no index signature. */
export type HandlersOf<Handlers> = { readonly [Name in keyof Handlers]: AnyHandler };

/** Headers of which the document says nothing. */
export type AnyHeaders = Readonly<Record<string, unknown>>;

/**
 * What is known about a message beside its event.
 *
 * @typeParam Headers What the document says of the message's headers.
 * @typeParam Parameters What the address has parameters for.
 */
export interface Delivery<
  Headers extends object = AnyHeaders,
  Parameters extends object = Readonly<Record<string, string>>,
> {
  /** The queue that it came from. */
  readonly queue: string;
  /** Absent when the sender set none, as Python senders do. */
  readonly messageId: string | undefined;
  /** AMQP `type`: the message's name in the sender's contract. */
  readonly type: string | undefined;
  readonly appId: string | undefined;
  readonly correlationId: string | undefined;
  /** As they came; validated where the document describes them. */
  readonly headers: Headers;
  /** The parameters of the channel's address, read back from the routing key. Empty for an address without any. */
  readonly parameters: Parameters;
  readonly priority: number;
  /** When it was sent, in whole seconds. */
  readonly timestamp: Date | undefined;
  /** What the envelope says; empty for a message without one. */
  readonly envelope: ReceivedEnvelope;
  /** The broker delivered it before, to us or to another consumer, and does not know what became of it. */
  readonly redelivered: boolean;
  /** 1 for the first time, 2 after the first retry. */
  readonly attempt: number;
  /** Aborted when the handler takes longer than `handlerTimeoutMs`, and when the consumption was closed without it. */
  readonly signal: AbortSignal;
}

export interface ReceivedEnvelope {
  readonly fromService?: string;
  readonly toService?: string;
  readonly method?: HttpMethod;
  readonly urgency?: Urgency;
  /** As the sender wrote it. */
  readonly timestamp?: string;
  readonly messageId?: string;
  readonly type?: string;
}

export interface ConsumeOptions {
  /**
   * How many unsettled messages the broker hands to this process per queue. A critical message waits for what was
   * handed over before it, so small is better for urgencies and large for throughput.
   * @default the contract's, else 10
   */
  readonly prefetch?: number;
  /**
   * How many handlers run at the same time per queue.
   * @default `prefetch`
   */
  readonly concurrency?: number;
  /**
   * After which delays a message is tried again whose handler threw; then it is dead-lettered. Each delay is a queue
   * `<queue>.retry.<delayMs>`.
   * @default the contract's, else [1_000, 10_000, 60_000]
   */
  readonly retryDelaysMs?: readonly number[];
  /**
   * A handler that takes longer counts as one that threw. RabbitMQ itself closes the channel after 30 minutes
   * (https://www.rabbitmq.com/docs/consumers#acknowledgement-timeout), so stay well below.
   * @default 600_000
   */
  readonly handlerTimeoutMs?: number;
  /**
   * What becomes of a message that no handler is for: it goes to `<queue>.dead`, or is taken off the queue and forgotten.
   * @default "dead-letter"
   */
  readonly unhandled?: "dead-letter" | "acknowledge";
}

/** What a generated `consume` hands on for channels that leave something open. */
export interface SubscriptionOptions {
  /** The queue to consume where the document names none: it is declared, and bound to the channels' exchanges. */
  readonly queue?: string;
  /** Values for parameters of addresses: to consume one of several queues, or less than everything that is published. */
  readonly parameters?: object;
}

/** Handlers at work on one or more queues. */
export interface Consumption extends AsyncDisposable {
  /** The queues that are consumed. */
  readonly queues: readonly string[];
  /** Takes no further messages until `resume()`; those handed over already are still handled. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /**
   * Takes no further messages, waits for the running handlers and settles what they did; what was handed over and not
   * begun goes back to its queue. Resolves by `closeTimeoutMs` in any case.
   */
  close(): Promise<void>;
}

/** Consumes a service's queue outside any contract, as Python's `consume_messages` does. */
export interface ServiceConsumer {
  /** URL or name of the service; its queue follows from it. */
  readonly service: string;
  /** Gets the envelope's `payload`; the rest of the envelope is in `delivery.envelope`. */
  readonly handler: Handler<unknown>;
}
