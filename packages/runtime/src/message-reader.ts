import type { AnyHandler } from "./consume-options.js";
import type { Candidate, ConsumedChannels, ConsumedQueue } from "./consumed-queue.js";
import { decodeBody } from "./content-encoding.js";
import type { MessageContract } from "./contract.js";
import { correlationIdOf } from "./correlation.js";
import { originOf } from "./dead-letter.js";
import { readEnvelope, readEvent } from "./envelope.js";
import { EventError } from "./errors.js";
import { ReceivedDelivery } from "./received-delivery.js";
import { askedAddressOf } from "./reply-place.js";
import { type ReplyAddress, replyAddressOf } from "./responder.js";
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
  readonly replyTo: ReplyAddress | undefined;
}

export type Reading = ReadMessage | RefusedMessage;

export interface RefusedMessage extends Asker {
  readonly kind: "refused";
  readonly refusal: Refusal;
}

/** Whom an answer goes to, as far as it can be told. */
export interface Asker {
  /** What the asker finds an answer by. */
  readonly correlationId: string | undefined;
  /** Where it waits for one. Undefined: it does not. */
  readonly replyTo: ReplyAddress | undefined;
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
    const decoded = decodeBody(message, this.#maxMessageBytes);
    if (!decoded.ok) return refused("invalid", decoded.problem, askerOf(message));
    const origin = originOf(message);
    const dispatcher = this.#channels.dispatcherFor(origin);
    if (dispatcher === undefined)
      return refused("invalid", "its routing key does not fit the address of its channel", askerOf(message));
    const dispatched = dispatcher.dispatch(decoded.body, message.properties);
    if (dispatched.kind === "invalid") {
      const { candidate, violations } = dispatched;
      const error = new EventError("EVENT_INVALID", `${candidate.message.name}: ${describeViolations(violations)}.`, {
        violations,
      });
      return {
        kind: "refused",
        refusal: { kind: "invalid", error },
        ...askerOf(message, { candidate, body: decoded.body }),
      };
    }
    if (dispatched.kind === "unknown") {
      return refused("unhandled", "it is none of the messages of this queue's contract", askerOf(message));
    }
    const { candidate } = dispatched;
    const { message: contract, replies, channel } = candidate;
    const asker = askerOf(message, { candidate, body: decoded.body });
    const handler = this.#handlers.get(contract.name);
    if (handler === undefined) return refused("unhandled", `there is no handler for ${contract.name}`, asker);
    const envelope = readEnvelope(contract, decoded.body);
    const parameters = channel.parametersOf(origin) ?? {};
    const { correlationId, replyTo } = asker;
    const delivery = new ReceivedDelivery(this.#queue, message, { correlationId, envelope, parameters });
    return { kind: "read", handler, event: readEvent(contract, decoded.body), delivery, replies, replyTo };
  }
}

/** Of a message that is none of the contract's, AMQP's own properties say it alone. */
export function askerOf(
  { properties }: IncomingMessage,
  known?: { readonly candidate: Candidate; readonly body: unknown },
): Asker {
  const body = (): unknown => known?.body;
  const asked = askedAddressOf(properties, known?.candidate.replyAddress, body);
  return {
    correlationId: correlationIdOf(properties, known?.candidate.message.correlationId, body),
    replyTo: replyAddressOf(asked, known?.candidate.replyTo),
  };
}

function refused(kind: "invalid" | "unhandled", problem: string, asker: Asker): Reading {
  const error = new EventError("EVENT_INVALID", `The message cannot be handled: ${problem}.`);
  return { kind: "refused", refusal: { kind, error }, ...asker };
}
