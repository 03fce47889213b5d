import type { HttpMethod } from "./contract.js";
import type { IdempotencyStore, MessageClaim } from "./idempotency-store.js";
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

/** The events that some handlers are for. */
export type EventOf<Handlers> = Handlers[keyof Handlers] extends infer Each
  ? Each extends (event: infer Event, ...others: never) => unknown
    ? Event
    : never
  : never;

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
  /** Absent when the sender set none. */
  readonly messageId: string | undefined;
  /** AMQP `type`: the message's name in the sender's contract. */
  readonly type: string | undefined;
  readonly appId: string | undefined;
  /** AMQP's own property, else what stands where the document has it. */
  readonly correlationId: string | undefined;
  /** As they came; validated where the document describes them. */
  readonly headers: Headers;
  /** The parameters of the channel's address, read back from the routing key. Empty for an address without any. */
  readonly parameters: Parameters;
  readonly priority: number;
  /** When it was sent, in whole seconds. Undefined also for what is no time. */
  readonly timestamp: Date | undefined;
  /** What the envelope says; empty for a message without one. */
  readonly envelope: ReceivedEnvelope;
  /** The broker delivered it before, to us or to another consumer, and does not know what became of it. */
  readonly redelivered: boolean;
  /** 1 for the first time, 2 after the first retry. */
  readonly attempt: number;
  /** Aborted when the handler takes longer than `handlerTimeoutMs`, and when the consumption was closed without it. */
  readonly signal: AbortSignal;
  /**
   * With the option `idempotency`: what says in its store that the message is done. A handler that hands it to the store within
   * the transaction of its effect makes both happen, or neither.
   */
  readonly claim: MessageClaim | undefined;
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

/**
 * How events are consumed.
 *
 * @typeParam Handlers Their handlers, from which the types of the events follow.
 */
export interface ConsumeOptions<Handlers = Readonly<Record<string, Handler<unknown>>>> {
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
  /**
   * Events with the same key are handled one after the other in the order in which the queue delivers them, others at the same
   * time up to `concurrency`; raise `prefetch` with it. Undefined: this event waits for no other. One that is retried leaves
   * its place: those behind it go on. The order is that of one consumer; several on one queue share its keys at random,
   * unless only one of them is active (`singleActiveConsumer` of `x-rabbitmq`).
   * @default any order of handlers that are at work at the same time
   */
  readonly orderBy?: (event: EventOf<Handlers>, delivery: Delivery) => string | undefined;
  /**
   * Makes the effect of a message happen once, also when it is delivered twice or two consumers have copies of it. Requests are
   * left out: each is answered.
   * @default every delivery is handled
   */
  readonly idempotency?: IdempotencyOptions<Handlers>;
}

export interface IdempotencyOptions<Handlers = Readonly<Record<string, Handler<unknown>>>> {
  /** Shared by all consumers of the queue. `new InMemoryIdempotencyStore()` for those of one process. */
  readonly store: IdempotencyStore;
  /**
   * What a message has in common with its copies. Undefined: it is handled as if there were no store.
   * @default delivery.messageId. aio-pika draws one for each publish, also for the same event again
   */
  readonly key?: (event: EventOf<Handlers>, delivery: Delivery) => string | undefined;
  /**
   * How long others wait for a consumer that died in the middle of a message. While a handler runs its claim is prolonged, so
   * this may be shorter than handlers take, and must be longer than the process ever stands still.
   * @default 30_000
   */
  readonly claimMs?: number;
  /**
   * How long a message that is done is remembered: copies that come later are handled again.
   * @default 86_400_000 (a day)
   */
  readonly rememberMs?: number;
}

/** Options for any handlers at all: what the runtime needs to know of them. */
export type AnyConsumeOptions = ConsumeOptions<Readonly<Record<string, AnyHandler>>>;

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
