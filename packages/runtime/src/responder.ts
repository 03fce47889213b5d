import { randomUUID } from "node:crypto";
import { decodeJson, encodeJson, JSON_CONTENT_TYPE } from "./codec.js";
import { composeBody } from "./compose.js";
import type { ReceivedEnvelope } from "./consume-options.js";
import type { MessageContract, ReplyQueue, Topology } from "./contract.js";
import { isObject } from "./envelope.js";
import { EventError, RejectEvent, type Rejection } from "./errors.js";
import { composeHeaders } from "./headers.js";
import type { Settings } from "./settings.js";
import type { Outcome } from "./settlement.js";
import type { IncomingMessage, MessageProperties, OutgoingMessage } from "./transport.js";
import { defaultUrgency } from "./urgency.js";

/** AMQP `type` of an answer that is no reply. Its body is `{ "code": …, "message": … }`. */
export const ERROR_REPLY_TYPE = "eventwright.error";

/** The broker's address for replies on the channel that publishes (https://www.rabbitmq.com/docs/direct-reply-to). */
export const DIRECT_REPLY_TO = "amq.rabbitmq.reply-to";

/** Where an answer goes. */
export interface ReplyAddress {
  readonly queue: string;
  /** Empty where the requester made the address. */
  readonly topology: Topology;
  /** The contract's own queue, whose reader may come back for its answers. */
  readonly isLasting: boolean;
}

const NO_TOPOLOGY: Topology = { queues: [], exchanges: [], bindings: [] };

/** The request's own address counts, else the contract's queue. Undefined: nobody waits for an answer. */
export function replyAddressOf(
  asked: string | undefined,
  contracted: ReplyQueue | undefined,
): ReplyAddress | undefined {
  if (contracted !== undefined && (asked === undefined || asked === contracted.queue)) {
    return { ...contracted, isLasting: true };
  }
  return asked === undefined ? undefined : { queue: asked, topology: NO_TOPOLOGY, isLasting: false };
}

export interface RequestContext {
  readonly message: IncomingMessage;
  readonly replyTo: ReplyAddress;
  /** The request's. */
  readonly correlationId: string | undefined;
  readonly envelope: ReceivedEnvelope;
}

/**
 * The reply that a handler returned, as the first of the contract's replies that it is valid for.
 *
 * @throws EventError `EVENT_INVALID` or `EVENT_TOO_LARGE`
 */
export function composeReply(
  value: unknown,
  replies: readonly MessageContract[],
  request: RequestContext,
  settings: Settings,
): OutgoingMessage {
  const now = new Date();
  const messageId = randomUUID();
  const correlation = { id: correlationIdFor(request) ?? messageId, isExchanged: true };
  let failure: unknown;
  for (const contract of replies) {
    try {
      const body = composeBody(contract, value, { messageId, correlation }, settings, {
        fromService: settings.appId ?? request.envelope.toService ?? "",
        toService: request.envelope.fromService ?? request.message.properties.appId ?? "",
        method: request.envelope.method ?? "POST",
        urgency: request.envelope.urgency ?? defaultUrgency,
        timestamp: now.toISOString(),
        messageId,
        type: contract.type ?? contract.name,
      });
      const { name, type = name, contentType, contentEncoding } = contract;
      const headers = composeHeaders(contract, undefined, { ...settings, messageId, correlation });
      return answer(request, { body, type, contentType, contentEncoding, headers, messageId, now }, settings);
    } catch (error) {
      failure ??= error;
    }
  }
  throw failure;
}

/** The answer to a request that gets no reply. */
export function composeErrorReply(
  outcome: Exclude<Outcome, { kind: "handled" }>,
  request: RequestContext,
  settings: Settings,
): OutgoingMessage {
  const { code, message } = rejectionOf(outcome);
  const said = { code: cut(code, MAX_CODE_LENGTH), message: cut(message, MAX_REASON_LENGTH) };
  const body = encodeJson(said) ?? Buffer.from("{}");
  return answer(
    request,
    { body, type: ERROR_REPLY_TYPE, contentType: JSON_CONTENT_TYPE, messageId: randomUUID(), now: new Date() },
    settings,
  );
}

/** A broker closes the channel over a message that is too large, whatever it is about. */
const MAX_REASON_LENGTH = 10_000;
const MAX_CODE_LENGTH = 255;

/** Handlers in JavaScript may say anything. */
function cut(text: unknown, length: number): unknown {
  return typeof text === "string" ? text.slice(0, length) : text;
}

/** Reads the body of an error reply, whoever wrote it. */
export function readRejection(body: Buffer): Rejection {
  const decoded = decodeJson(body);
  const said = decoded.ok && isObject(decoded.body) ? decoded.body : {};
  return {
    code: typeof said["code"] === "string" ? said["code"] : "REJECTED",
    message: typeof said["message"] === "string" ? said["message"] : "no reason given",
  };
}

/** What a requester is told. Of a handler's own failures nothing: they may quote what is nobody's business. */
function rejectionOf(outcome: Exclude<Outcome, { kind: "handled" }>): Rejection {
  const { error } = outcome;
  const ours = error instanceof EventError ? error.message : "";
  switch (outcome.kind) {
    case "invalid":
      return { code: "REQUEST_INVALID", message: ours };
    case "unhandled":
      return { code: "NO_HANDLER", message: "nobody handles this request here" };
    case "rejected":
      return error instanceof RejectEvent
        ? { code: error.code, message: error.message }
        : { code: "REJECTED", message: "" };
    case "failed":
      return { code: "HANDLER_FAILED", message: "the handler failed" };
    case "timed-out":
      return { code: "HANDLER_TIMEOUT", message: "the handler did not finish in time" };
    case "reply-invalid":
      return { code: "REPLY_INVALID", message: ours };
  }
}

/** Requesters that give a request no correlation id look for its message id. */
function correlationIdFor({ correlationId, message }: RequestContext): string | undefined {
  return correlationId ?? message.properties.messageId;
}

function answer(
  request: RequestContext,
  reply: {
    readonly body: Buffer;
    readonly type: string;
    readonly contentType: string;
    readonly contentEncoding?: string | undefined;
    readonly headers?: MessageProperties["headers"];
    readonly messageId: string;
    readonly now: Date;
  },
  { appId }: Settings,
): OutgoingMessage {
  const { message, replyTo } = request;
  const correlationId = correlationIdFor(request);
  return {
    exchange: "",
    routingKey: replyTo.queue,
    body: reply.body,
    properties: {
      contentType: reply.contentType,
      ...(reply.contentEncoding === undefined ? {} : { contentEncoding: reply.contentEncoding }),
      ...(reply.headers === undefined ? {} : { headers: reply.headers }),
      type: reply.type,
      messageId: reply.messageId,
      timestampSeconds: Math.floor(reply.now.getTime() / 1000),
      // A requester with an address of its own is gone when the broker restarts: there is nothing to write to disk for.
      persistent: replyTo.isLasting,
      ...(message.properties.priority === undefined ? {} : { priority: message.properties.priority }),
      ...(correlationId === undefined ? {} : { correlationId }),
      ...(appId === undefined ? {} : { appId }),
    },
    // The broker returns messages to a direct reply address as unroutable even though it delivers them (3.10.8).
    mandatory: !replyTo.queue.startsWith(`${DIRECT_REPLY_TO}.`),
  };
}
