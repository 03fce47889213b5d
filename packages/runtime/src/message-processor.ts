import type { ConsumedQueue } from "./consumed-queue.js";
import type { MessageContract, Topology } from "./contract.js";
import {
  attemptOf,
  deadLetterMessage,
  deadLetterQueueName,
  deadLetterTopology,
  retryMessage,
  retryTopology,
} from "./dead-letter.js";
import { EventError, RejectEvent } from "./errors.js";
import { HandleOnce } from "./handle-once.js";
import type { HandlerRuns, RunResult } from "./handler-runs.js";
import type { IdempotencyStoreHealth } from "./health.js";
import { findKey } from "./message-key.js";
import {
  type Asker,
  askerOf,
  type HandlerTable,
  MessageReader,
  type Reading,
  type ReadMessage,
  type Refusal,
} from "./message-reader.js";
import type { Publisher } from "./publisher.js";
import type { Settlement, Task } from "./queue-consumer.js";
import { readableError } from "./readable-error.js";
import type { MessageKey, ResolvedConsumeOptions } from "./resolve-consume-options.js";
import { composeErrorReply, composeReply, type ReplyAddress, type RequestContext } from "./responder.js";
import type { Settings } from "./settings.js";
import { type Action, type Outcome, settle } from "./settlement.js";
import type { IncomingMessage, OutgoingMessage } from "./transport.js";
import { sleep } from "./within.js";

/** A retry or dead letter that could not be stored is not tried again faster than this. */
const STORE_AGAIN_DELAY_MS = 1_000;

/** A message that somebody may wait to be answered. */
type Asked = Omit<RequestContext, "replyTo"> & { readonly replyTo: ReplyAddress | undefined };

/** Everything that happens between a delivery and its settlement, for one queue. */
export class MessageProcessor {
  readonly #queue: string;
  readonly #answersRequests: boolean;
  readonly #reader: MessageReader;
  readonly #once: HandleOnce | undefined;
  readonly #options: ResolvedConsumeOptions;
  readonly #runs: HandlerRuns;
  readonly #publisher: Publisher;
  readonly #settings: Settings;
  readonly #closing: AbortSignal;
  readonly #deadLetterQueue: string;
  readonly #deadLetterTopology: Topology;
  readonly #retryTopologies: ReadonlyMap<number, Topology>;

  constructor(
    from: ConsumedQueue,
    parts: {
      readonly handlers: HandlerTable;
      readonly options: ResolvedConsumeOptions;
      readonly runs: HandlerRuns;
      readonly publisher: Publisher;
      readonly settings: Settings;
      /** Aborted when the consumption closes: nothing is waited for any more. */
      readonly closing: AbortSignal;
    },
  ) {
    const { options, settings, closing } = parts;
    const queue = from.queue.name;
    this.#queue = queue;
    this.#answersRequests = from.channels.messages.some(({ replies }) => replies !== undefined);
    this.#reader = new MessageReader(from, parts.handlers, settings.maxMessageBytes);
    this.#options = options;
    this.#once =
      options.idempotency === undefined
        ? undefined
        : new HandleOnce({ ...options.idempotency, queue, report: settings.report, closing });
    this.#runs = parts.runs;
    this.#publisher = parts.publisher;
    this.#settings = settings;
    this.#closing = closing;
    this.#deadLetterQueue = from.deadLetterQueue ?? deadLetterQueueName(queue);
    this.#deadLetterTopology = deadLetterTopology(this.#deadLetterQueue, from.queue);
    this.#retryTopologies = new Map(
      options.retryDelaysMs.map((delayMs) => [delayMs, retryTopology(from.queue, delayMs)]),
    );
  }

  /** The queues that its retries and dead letters need. */
  get ownQueues(): Topology["queues"] {
    return [this.#deadLetterTopology, ...this.#retryTopologies.values()].flatMap(({ queues }) => queues);
  }

  get storeHealth(): IdempotencyStoreHealth | undefined {
    return this.#once?.health;
  }

  /** What the message's order follows from is read now, everything else when it is its turn. */
  prepare(message: IncomingMessage): Task {
    const { orderBy } = this.#options;
    if (orderBy === undefined) {
      return { key: undefined, run: async (isOurs) => this.#process(message, this.#reader.read(message), isOurs) };
    }
    const { key, reading } = this.#findOrder(message, orderBy);
    return { key, run: (isOurs) => this.#process(message, reading, isOurs) };
  }

  /** A caller's function that throws counts as the handler of its message. */
  #findOrder(
    message: IncomingMessage,
    orderBy: MessageKey,
  ): { readonly key: string | undefined; readonly reading: Reading } {
    let reading: Reading | undefined;
    try {
      reading = this.#reader.read(message);
      const key = reading.kind === "read" ? findKey(orderBy, reading.event, reading.delivery) : undefined;
      return { key, reading };
    } catch (error) {
      const refusal: Refusal = { kind: "failed", error: readableError(error) };
      const { correlationId, replyTo } = reading === undefined ? askerOf(message) : askerIn(reading);
      return { key: undefined, reading: { kind: "refused", refusal, correlationId, replyTo } };
    }
  }

  async #process(message: IncomingMessage, reading: Reading, isOurs: () => boolean): Promise<Settlement> {
    const outcome = await this.#outcomeOf(message, reading);
    if (outcome === undefined) return "release";
    const action = settle(outcome, {
      attempt: attemptOf(message),
      retryDelaysMs: this.#options.retryDelaysMs,
      unhandled: this.#options.unhandled,
      isRequest: this.#replyToOf(reading) !== undefined,
    });
    if (action.kind === "acknowledge") return "acknowledge";
    // Given back instead, its handler would run once more for nothing, and a quorum queue drops it after 20 times (RabbitMQ 4).
    while (!(await this.#store(message, action))) {
      await sleep(STORE_AGAIN_DELAY_MS, this.#closing);
      if (this.#closing.aborted || !isOurs()) return "requeue";
    }
    return "acknowledge";
  }

  /** Undefined: the consumption closed before the handler finished. */
  async #outcomeOf(message: IncomingMessage, reading: Reading): Promise<Outcome | undefined> {
    const replyTo = this.#replyToOf(reading);
    if (reading.kind === "refused") {
      const { refusal, correlationId } = reading;
      return this.#refuse(refusal, { message, replyTo, correlationId, envelope: {} });
    }
    const { replies, delivery } = reading;
    const { correlationId, envelope } = delivery;
    const asked = { message, replyTo, correlationId, envelope };
    const result = await this.#run(reading);
    switch (result.kind) {
      case "returned":
        if (replies === undefined || replyTo === undefined) return { kind: "handled" };
        return this.#reply(result.value, replies, { ...asked, replyTo });
      case "duplicate":
        return { kind: "handled" };
      case "threw": {
        const { error } = result;
        const kind = error instanceof RejectEvent ? "rejected" : "failed";
        return this.#refuse({ kind, error }, asked);
      }
      case "timed-out":
        return this.#refuse(result, asked);
      case "abandoned":
        return undefined;
    }
  }

  /** A request is answered each time: nobody keeps the reply that its copy would need. */
  #run(reading: ReadMessage): Promise<RunResult> {
    const { handler, event, delivery, replies } = reading;
    const handle = (): Promise<RunResult> => this.#runs.run(handler, event, delivery);
    const isRequest = replies !== undefined && this.#replyToOf(reading) !== undefined;
    return this.#once === undefined || isRequest ? handle() : this.#once.run(event, delivery, handle);
  }

  async #reply(value: unknown, replies: readonly MessageContract[], request: RequestContext): Promise<Outcome> {
    let reply: OutgoingMessage;
    try {
      reply = composeReply(value, replies, request, this.#settings);
    } catch (error) {
      return this.#refuse({ kind: "reply-invalid", error }, request);
    }
    await this.#answer(reply, request);
    return { kind: "handled" };
  }

  /** Tells the requester, if there is one, that there will be no reply. */
  async #refuse(outcome: Refusal, { replyTo, ...asked }: Asked): Promise<Outcome> {
    if (replyTo !== undefined) {
      const request = { ...asked, replyTo };
      await this.#answer(composeErrorReply(outcome, request, this.#settings), request);
    }
    return outcome;
  }

  async #answer(reply: OutgoingMessage, { message, replyTo }: RequestContext): Promise<void> {
    try {
      await this.#send(reply, replyTo.topology);
    } catch (error) {
      if (!(error instanceof EventError)) throw error;
      // The work is done; to do it again would not bring the requester back.
      const { messageId } = message.properties;
      this.#settings.report({ type: "reply-lost", queue: this.#queue, messageId, error });
    }
  }

  /**
   * Publishes the retry or the dead letter, confirmed, before the original is acknowledged.
   *
   * @returns whether the broker has it.
   */
  async #store(message: IncomingMessage, action: Exclude<Action, { kind: "acknowledge" }>): Promise<boolean> {
    const attempt = attemptOf(message);
    const failure = { queue: this.#queue, attempt, error: action.error, now: new Date() };
    const { messageId, type } = message.properties;
    try {
      if (action.kind === "retry") {
        const { delayMs } = action;
        await this.#send(retryMessage(message, failure, delayMs), this.#retryTopologyOf(delayMs));
        this.#settings.report({
          type: "retrying",
          queue: this.#queue,
          message: type,
          messageId,
          attempt,
          delayMs,
          error: action.error,
        });
      } else {
        await this.#send(
          deadLetterMessage(message, failure, { deadLetterQueue: this.#deadLetterQueue, reason: action.reason }),
          this.#deadLetterTopology,
        );
        this.#settings.report({
          type: "dead-lettered",
          queue: this.#queue,
          deadLetterQueue: this.#deadLetterQueue,
          message: type,
          messageId,
          attempts: attempt,
          reason: action.reason,
          error: action.error,
        });
      }
      return true;
    } catch (error) {
      if (!(error instanceof EventError)) throw error;
      this.#settings.report({ type: "settlement-failed", queue: this.#queue, error });
      return false;
    }
  }

  #send(message: OutgoingMessage, topology: Topology): Promise<void> {
    return this.#publisher.send({
      message,
      label: message.properties.type ?? "message",
      topology,
      timeoutMs: this.#settings.publishTimeoutMs,
      resend: true,
      expires: false,
    });
  }

  #retryTopologyOf(delayMs: number): Topology {
    return this.#retryTopologies.get(delayMs) ?? { queues: [], exchanges: [], bindings: [] };
  }

  #replyToOf({ replyTo }: Reading): ReplyAddress | undefined {
    return this.#answersRequests ? replyTo : undefined;
  }
}

function askerIn(reading: Reading): Asker {
  const { correlationId } = reading.kind === "read" ? reading.delivery : reading;
  return { correlationId, replyTo: reading.replyTo };
}
