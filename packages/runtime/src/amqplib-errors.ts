import { kindOfReplyCode } from "./reply-code.js";
import { TransportError } from "./transport.js";
import type { VhostRefusal } from "./vhost-refusal.js";

/** A close frame of the broker, for a channel or a connection. */
export function brokerError(error: unknown, what: string): TransportError {
  const replyCode = replyCodeOf(error);
  const kind = replyCode === undefined ? "closed" : kindOfReplyCode(replyCode);
  return new TransportError(kind, `${what}: ${messageOf(error)}`, {
    ...(replyCode === undefined ? {} : { replyCode }),
    cause: error,
  });
}

/**
 * Why an operation of a channel failed. amqplib begins with "Operation failed" when the broker refused this very
 * operation; an operation that only stood in line while another one killed the channel is `closed`, not `not-found`.
 */
export function operationError(error: unknown, operation: string): TransportError {
  if (error instanceof TransportError) return error;
  if (messageOf(error).startsWith("Operation failed")) return brokerError(error, `${operation} was refused`);
  if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError) {
    return encodingError(error, operation);
  }
  return new TransportError("closed", `${operation} was not done: the channel is closed (${messageOf(error)}).`, {
    cause: error,
  });
}

/** amqplib could not write a value to the wire. It names a field, and Node prints the value. */
function encodingError(error: Error, operation: string): TransportError {
  const { message } = error;
  const isSafe = message.startsWith("Field ") || message.startsWith("Encoded field table");
  const reason = isSafe ? message : "a value among the headers is out of range, or of a type that AMQP does not have";
  return new TransportError("precondition-failed", `${operation} cannot be written as AMQP: ${reason}.`);
}

/** A failed `connect`, up to the opened vhost. */
export function connectError(error: unknown, address: string): TransportError {
  const message = messageOf(error);
  const replyCode = /^Handshake terminated by server: (\d{3}) /.exec(message)?.[1];
  if (replyCode !== undefined) {
    return new TransportError(kindOfReplyCode(Number(replyCode)), `${address} refused the connection: ${message}`, {
      replyCode: Number(replyCode),
      cause: error,
    });
  }
  if (message.startsWith("SASL mechanism")) {
    return new TransportError("access-refused", `${address} offers no way to log in: ${message}.`, { cause: error });
  }
  return new TransportError("unreachable", `${address} cannot be reached: ${message.trim() || codeOf(error)}.`, {
    cause: error,
  });
}

/** The broker closed instead of opening the vhost. amqplib drops what the broker said. */
export function isVhostRefusal(error: unknown): boolean {
  return messageOf(error).startsWith("Expected ConnectionOpenOk; got <ConnectionClose");
}

/** RabbitMQ says 530 both for a vhost that does not exist and for one the user may not enter; the text tells. */
export function vhostError({ replyCode, replyText }: VhostRefusal, address: string): TransportError {
  const kind = /^NOT_ALLOWED - vhost .* not found$/.test(replyText)
    ? "not-found"
    : /^NOT_ALLOWED - access to vhost .* refused for user '[^']*'$/.test(replyText)
      ? "access-refused"
      : kindOfReplyCode(replyCode);
  // Whose login it was is nobody's business.
  const reason = replyText.replace(/ for user '[^']*'/, "");
  return new TransportError(kind, `${address} was not opened: ${replyCode} ${reason}.`, { replyCode });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "no reason given";
}

function replyCodeOf(error: unknown): number | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "number" ? error.code : undefined;
}
