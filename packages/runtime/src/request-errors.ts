import { EventError, type Violation } from "./errors.js";
import type { PendingRequest } from "./pending-request.js";
import { readRejection } from "./responder.js";
import { describeViolations } from "./validation.js";

export function requestError(pending: PendingRequest, error: unknown): EventError {
  const { label } = pending.request;
  if (!(error instanceof EventError)) {
    return new EventError("CONNECTION_CLOSED", `${label} was not sent: no replies can be received.`, {
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
  const text = pending.mayBeSent
    ? `${label} got no reply within ${timeoutMs} ms. It may have been handled; check that its service runs, or raise timeoutMs.`
    : `${label} was not sent within ${timeoutMs} ms: the broker was not reachable, blocked, or too slow for what waits.`;
  return new EventError("REQUEST_TIMEOUT", text, idOf(pending));
}

export function abortedError(pending: PendingRequest, reason: unknown): EventError {
  return new EventError(
    "REQUEST_ABORTED",
    `${pending.request.label} was aborted by its signal. ${pending.mayBeSent ? "It may have been handled." : "It was not sent."}`,
    { ...idOf(pending), cause: reason },
  );
}

export function lostError(pending: PendingRequest, what: string): EventError {
  const { label } = pending.request;
  const text = pending.mayBeSent
    ? `${label} got no reply: ${what}. It may have been handled; with the option idempotent it is sent again.`
    : `${label} was not sent: ${what}.`;
  return new EventError("CONNECTION_CLOSED", text, idOf(pending));
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
