import { EventError, type Violation } from "./errors.js";
import { OWN_REPLY_QUEUE_PREFIX } from "./own-reply-queue.js";
import type { PendingRequest } from "./pending-request.js";
import { readRejection } from "./responder.js";
import type { TransportError } from "./transport.js";
import { describeViolations } from "./validation.js";

export function requestError(pending: PendingRequest, error: unknown): EventError {
  if (!(error instanceof EventError)) {
    return new EventError("CONNECTION_CLOSED", `${pending.request.label} was not sent: no replies can be received.`, {
      ...idOf(pending),
      cause: error,
    });
  }
  if (error.code === "PUBLISH_DEADLINE") return timeoutError(pending);
  if (error.code === "PUBLISH_ABORTED") return abortedError(pending, error.cause);
  return error;
}

export function timeoutError(pending: PendingRequest): EventError {
  const { label, timeoutMs } = pending.request;
  return new EventError(
    "REQUEST_TIMEOUT",
    `${label} got no reply within ${timeoutMs} ms. It may have been handled; check that its service runs, or raise timeoutMs.`,
    idOf(pending),
  );
}

export function abortedError(pending: PendingRequest, reason: unknown): EventError {
  return new EventError(
    "REQUEST_ABORTED",
    `${pending.request.label} was aborted by its signal. It may have been handled.`,
    {
      ...idOf(pending),
      cause: reason,
    },
  );
}

export function refusedError(pending: PendingRequest, cause: TransportError): EventError {
  return new EventError(
    "CONSUME_REFUSED",
    `${pending.request.label} ${pending.mayBeSent ? "got no reply, and may have been handled" : "was not sent"}: the broker does not let us have a queue for its replies. ${cause.message} Give the user the rights to configure and to read queues whose names begin with "${OWN_REPLY_QUEUE_PREFIX}".`,
    { ...idOf(pending), cause },
  );
}

export function lostError(pending: PendingRequest, what: string): EventError {
  return new EventError(
    "CONNECTION_CLOSED",
    `${pending.request.label} got no reply: ${what}. It may have been handled; with the option idempotent it is sent again.`,
    idOf(pending),
  );
}

export function rejectedError(pending: PendingRequest, body: Buffer): EventError {
  const rejection = readRejection(body);
  return new EventError(
    "REQUEST_REJECTED",
    `${pending.request.label} was answered with ${rejection.code}: ${rejection.message}`,
    { ...idOf(pending), rejection },
  );
}

export function replyInvalidError(pending: PendingRequest, violations: readonly Violation[]): EventError {
  return new EventError(
    "REPLY_INVALID",
    `${pending.request.label} was answered with a reply that breaks the contract: ${describeViolations(violations)}.`,
    { ...idOf(pending), violations },
  );
}

function idOf({ request }: PendingRequest): { readonly messageId?: string } {
  const { messageId } = request.message.properties;
  return messageId === undefined ? {} : { messageId };
}
