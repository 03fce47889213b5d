import type { AnyHandler } from "./consume-options.js";
import type { ConsumedChannels, ConsumedQueue } from "./consumed-queue.js";
import { decodeBody } from "./content-encoding.js";
import type { MessageContract, ReplyQueue } from "./contract.js";
import { correlationIdOf } from "./correlation.js";
import { originOf } from "./dead-letter.js";
import { readEnvelope, readEvent } from "./envelope.js";
import { EventError } from "./errors.js";
import { ReceivedDelivery } from "./received-delivery.js";
import type { Outcome } from "./settlement.js";
import type { IncomingMessage } from "./transport.js";
import { describeViolations } from "./validation.js";

/** Handlers by the name of their message; a Map, because names come from the wire. */
export type HandlerTable = ReadonlyMap<string, AnyHandler>;

/** What became of a message that no handler gets, or whose handler did not return. */
export type Refusal = Exclude<Outcome, { kind: "handled" }>;

/** A message that is valid, and whose handler is here. */
export interface ReadMessage {
  readonly kind: "read";
  readonly handler: AnyHandler;
  readonly event: unknown;
  readonly delivery: ReceivedDelivery;
  /** The answers that the handler may return. */
  readonly replies: readonly MessageContract[] | undefined;
  readonly replyTo: ReplyQueue | undefined;
}

export type Reading = ReadMessage | RefusedMessage;

export interface RefusedMessage {
  readonly kind: "refused";
  readonly refusal: Refusal;
  /** What its sender finds an answer by, as far as it can be told. */
  readonly correlationId: string | undefined;
  readonly replyTo: ReplyQueue | undefined;
}

/** Finds out what a delivery is: decoded, told from the other messages of its queue, validated. */
export class MessageReader {
  readonly #queue: string;
  readonly #channels: ConsumedChannels;
  readonly #handlers: HandlerTable;
  readonly #maxMessageBytes: number;

  constructor({ queue, channels }: ConsumedQueue, handlers: HandlerTable, maxMessageBytes: number) {
    this.#queue = queue.name;
    this.#channels = channels;
    this.#handlers = handlers;
    this.#maxMessageBytes = maxMessageBytes;
  }

  read(message: IncomingMessage): Reading {
    const { correlationId } = message.properties;
    const decoded = decodeBody(message, this.#maxMessageBytes);
    if (!decoded.ok) return refused("invalid", decoded.problem, correlationId);
    const origin = originOf(message);
    const dispatcher = this.#channels.dispatcherFor(origin);
    if (dispatcher === undefined)
      return refused("invalid", "its routing key does not fit the address of its channel", correlationId);
    const dispatched = dispatcher.dispatch(decoded.body, message.properties);
    if (dispatched.kind === "invalid") {
      const { candidate, violations } = dispatched;
      const error = new EventError("EVENT_INVALID", `${candidate.message.name}: ${describeViolations(violations)}.`, {
        violations,
      });
      return {
        kind: "refused",
        refusal: { kind: "invalid", error },
        correlationId: saidBy(message, candidate.message, decoded.body),
        replyTo: candidate.replyTo,
      };
    }
    if (dispatched.kind === "unknown") {
      return refused("unhandled", "it is none of the messages of this queue's contract", correlationId);
    }
    const { message: contract, replies, replyTo, channel } = dispatched.candidate;
    const said = saidBy(message, contract, decoded.body);
    const handler = this.#handlers.get(contract.name);
    if (handler === undefined) return refused("unhandled", `there is no handler for ${contract.name}`, said, replyTo);
    const envelope = readEnvelope(contract, decoded.body);
    const parameters = channel.parametersOf(origin) ?? {};
    const delivery = new ReceivedDelivery(this.#queue, message, { correlationId: said, envelope, parameters });
    return { kind: "read", handler, event: readEvent(contract, decoded.body), delivery, replies, replyTo };
  }
}

function saidBy({ properties }: IncomingMessage, contract: MessageContract, body: unknown): string | undefined {
  return correlationIdOf(properties, contract.correlationId, () => body);
}

function refused(
  kind: "invalid" | "unhandled",
  problem: string,
  correlationId: string | undefined,
  replyTo?: ReplyQueue,
): Reading {
  const error = new EventError("EVENT_INVALID", `The message cannot be handled: ${problem}.`);
  return { kind: "refused", refusal: { kind, error }, correlationId, replyTo };
}
