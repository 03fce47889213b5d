import type { AnyHandler } from "./consume-options.js";
import type { ConsumedChannels, ConsumedQueue } from "./consumed-queue.js";
import { decodeBody } from "./content-encoding.js";
import type { MessageContract, Topology } from "./contract.js";
import {
  attemptOf,
  deadLetterMessage,
  deadLetterQueueName,
  deadLetterTopology,
  originOf,
  retryMessage,
  retryTopology,
} from "./dead-letter.js";
import { readEnvelope, readEvent } from "./envelope.js";
import { EventError, RejectEvent } from "./errors.js";
import type { HandlerRuns } from "./handler-runs.js";
import type { Publisher } from "./publisher.js";
import type { Settlement } from "./queue-consumer.js";
import { ReceivedDelivery } from "./received-delivery.js";
import type { ResolvedConsumeOptions } from "./resolve-consume-options.js";
import { composeErrorReply, composeReply, type RequestContext } from "./responder.js";
import type { Settings } from "./settings.js";
import { type Action, type Outcome, settle } from "./settlement.js";
import type { IncomingMessage, OutgoingMessage } from "./transport.js";
import { describeViolations } from "./validation.js";
import { sleep } from "./within.js";

/** Where nothing has to exist: replies go to an address that the requester made. */
const NO_TOPOLOGY: Topology = { queues: [], exchanges: [], bindings: [] };

/** A message that could be stored neither for a retry nor as a dead letter is not given back faster than this. */
const REQUEUE_DELAY_MS = 1_000;

/** Handlers by the name of their message; a Map, because names come from the wire. */
export type HandlerTable = ReadonlyMap<string, AnyHandler>;

/** Everything that happens between a delivery and its settlement, for one queue. */
export class MessageProcessor {
  readonly #queue: string;
  readonly #channels: ConsumedChannels;
  readonly #answersRequests: boolean;
  readonly #handlers: HandlerTable;
  readonly #options: ResolvedConsumeOptions;
  readonly #runs: HandlerRuns;
  readonly #publisher: Publisher;
  readonly #settings: Settings;
  readonly #closing: AbortSignal;
  readonly #deadLetterQueue: string;
  readonly #deadLetterTopology: Topology;
  readonly #retryTopologies: ReadonlyMap<number, Topology>;

  constructor(
    { queue, channels, deadLetterQueue }: ConsumedQueue,
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
    this.#queue = queue.name;
    this.#channels = channels;
    this.#answersRequests = channels.messages.some(({ replies }) => replies !== undefined);
    this.#handlers = parts.handlers;
    this.#options = parts.options;
    this.#runs = parts.runs;
    this.#publisher = parts.publisher;
    this.#settings = parts.settings;
    this.#closing = parts.closing;
    this.#deadLetterQueue = deadLetterQueue ?? deadLetterQueueName(this.#queue);
    this.#deadLetterTopology = deadLetterTopology(this.#deadLetterQueue);
    this.#retryTopologies = new Map(
      parts.options.retryDelaysMs.map((delayMs) => [delayMs, retryTopology(this.#queue, delayMs)]),
    );
  }

  /** The queues that its retries and dead letters need. */
  get ownQueues(): Topology["queues"] {
    return [this.#deadLetterTopology, ...this.#retryTopologies.values()].flatMap(({ queues }) => queues);
  }

  async process(message: IncomingMessage): Promise<Settlement> {
    const outcome = await this.#outcomeOf(message);
    if (outcome === undefined) return "release";
    const action = settle(outcome, {
      attempt: attemptOf(message),
      retryDelaysMs: this.#options.retryDelaysMs,
      unhandled: this.#options.unhandled,
      isRequest: this.#replyToOf(message) !== undefined,
    });
    return action.kind === "acknowledge" ? "acknowledge" : this.#store(message, action);
  }

  /** Undefined: the consumption closed before the handler finished. */
  async #outcomeOf(message: IncomingMessage): Promise<Outcome | undefined> {
    const decoded = decodeBody(message, this.#settings.maxMessageBytes);
    if (!decoded.ok) return this.#refuse(message, { kind: "invalid", error: invalid(decoded.problem) });
    const origin = originOf(message);
    const dispatcher = this.#channels.dispatcherFor(origin);
    if (dispatcher === undefined) {
      return this.#refuse(message, {
        kind: "invalid",
        error: invalid("its routing key does not fit the address of its channel"),
      });
    }
    const dispatched = dispatcher.dispatch(decoded.body, message.properties);
    if (dispatched.kind === "invalid") {
      const { candidate, violations } = dispatched;
      const error = new EventError("EVENT_INVALID", `${candidate.message.name}: ${describeViolations(violations)}.`, {
        violations,
      });
      return this.#refuse(message, { kind: "invalid", error });
    }
    if (dispatched.kind === "unknown") {
      return this.#refuse(message, {
        kind: "unhandled",
        error: invalid("it is none of the messages of this queue's contract"),
      });
    }
    const { message: contract, replies, channel } = dispatched.candidate;
    const handler = this.#handlers.get(contract.name);
    if (handler === undefined) {
      return this.#refuse(message, { kind: "unhandled", error: invalid(`there is no handler for ${contract.name}`) });
    }
    const envelope = readEnvelope(contract, decoded.body);
    const parameters = channel.parametersOf(origin) ?? {};
    const delivery = new ReceivedDelivery(this.#queue, message, { envelope, parameters });
    const result = await this.#runs.run(handler, readEvent(contract, decoded.body), delivery);
    switch (result.kind) {
      case "returned": {
        const replyTo = message.properties.replyTo;
        if (replies === undefined || replyTo === undefined) return { kind: "handled" };
        return this.#reply(result.value, replies, { message, replyTo, envelope });
      }
      case "threw": {
        const { error } = result;
        return this.#refuse(message, { kind: error instanceof RejectEvent ? "rejected" : "failed", error });
      }
      case "timed-out":
        return this.#refuse(message, result);
      case "abandoned":
        return undefined;
    }
  }

  async #reply(value: unknown, replies: readonly MessageContract[], request: RequestContext): Promise<Outcome> {
    let reply: OutgoingMessage;
    try {
      reply = composeReply(value, replies, request, this.#settings);
    } catch (error) {
      return this.#refuse(request.message, { kind: "reply-invalid", error });
    }
    await this.#answer(reply, request.message);
    return { kind: "handled" };
  }

  /** Tells the requester, if there is one, that there will be no reply. */
  async #refuse(message: IncomingMessage, outcome: Exclude<Outcome, { kind: "handled" }>): Promise<Outcome> {
    const replyTo = this.#replyToOf(message);
    if (replyTo !== undefined) {
      await this.#answer(composeErrorReply(outcome, { message, replyTo, envelope: {} }, this.#settings), message);
    }
    return outcome;
  }

  async #answer(reply: OutgoingMessage, request: IncomingMessage): Promise<void> {
    try {
      await this.#send(reply, NO_TOPOLOGY);
    } catch (error) {
      if (!(error instanceof EventError)) throw error;
      // The work is done; to do it again would not bring the requester back.
      const { messageId } = request.properties;
      this.#settings.report({ type: "reply-lost", queue: this.#queue, messageId, error });
    }
  }

  /** Publishes the retry or the dead letter, confirmed, before the original is acknowledged. */
  async #store(message: IncomingMessage, action: Exclude<Action, { kind: "acknowledge" }>): Promise<Settlement> {
    const attempt = attemptOf(message);
    const failure = { queue: this.#queue, attempt, error: action.error, now: new Date() };
    const { messageId, type } = message.properties;
    try {
      if (action.kind === "retry") {
        const { delayMs } = action;
        await this.#send(retryMessage(message, failure, delayMs), this.#retryTopologies.get(delayMs) ?? NO_TOPOLOGY);
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
      return "acknowledge";
    } catch (error) {
      if (!(error instanceof EventError)) throw error;
      this.#settings.report({ type: "settlement-failed", queue: this.#queue, error });
      await sleep(REQUEUE_DELAY_MS, this.#closing);
      return "requeue";
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

  #replyToOf(message: IncomingMessage): string | undefined {
    return this.#answersRequests ? message.properties.replyTo : undefined;
  }
}

function invalid(problem: string): EventError {
  return new EventError("EVENT_INVALID", `The message cannot be handled: ${problem}.`);
}
