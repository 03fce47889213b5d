import { EventError } from "./errors.js";
import type { Fate, Outgoing, Publication } from "./publication.js";
import type { Settings } from "./settings.js";
import type { ReturnedMessage } from "./transport.js";

const AGAIN = "It may have arrived; repeat it with the same messageId, so that its consumers can notice a duplicate.";

export function closedError(outgoing: Outgoing): EventError {
  return error("CONNECTION_CLOSED", outgoing, "was not sent: the connection is closed. Open a new one with connect().");
}

export function lostError({ outgoing, fate }: Publication, what: string): EventError {
  return error("CONNECTION_CLOSED", outgoing, `was not confirmed: ${what}. ${after(fate)}`);
}

export function abortedError(outgoing: Outgoing, fate: Fate): EventError {
  const { label, message, signal } = outgoing;
  return new EventError(
    "PUBLISH_ABORTED",
    `${label} was aborted by its signal. ${fate === "unknown" ? AGAIN : "It was not sent."}`,
    {
      ...idOf(message.properties.messageId),
      cause: signal?.reason,
    },
  );
}

export function deadlineError({ outgoing, fate }: Publication): EventError {
  return error("PUBLISH_DEADLINE", outgoing, `was not confirmed within ${outgoing.timeoutMs} ms. ${after(fate)}`);
}

export function bufferFullError(
  outgoing: Outgoing,
  buffer: {
    readonly waiting: number;
    readonly waitingBytes: number;
    readonly maxWaiting: number;
    readonly maxWaitingBytes: number;
  },
): EventError {
  return error(
    "PUBLISH_BUFFER_FULL",
    outgoing,
    `was not sent: ${buffer.waiting} messages of ${buffer.waitingBytes} bytes wait for the broker already (maxWaiting is ${buffer.maxWaiting}, maxWaitingBytes ${buffer.maxWaitingBytes}). Publish more slowly and try again later.`,
  );
}

export function topologyError({ outgoing, fate }: Publication, cause: EventError): EventError {
  const text =
    fate === "unknown"
      ? `was not confirmed before the connection was lost, and cannot be sent again. ${cause.message} ${AGAIN}`
      : `was not sent. ${cause.message}`;
  return error(cause.code, outgoing, text, cause.cause ?? cause);
}

export function unroutableError(
  { outgoing }: Publication,
  { exchange, routingKey }: ReturnedMessage,
  mode: Settings["topology"],
): EventError {
  const fact =
    exchange === ""
      ? `the broker has no queue "${routingKey}"`
      : `exchange "${exchange}" has no queue bound for routing key "${routingKey}"`;
  const isOurs = exchange === "" && outgoing.topology.queues.some(({ name }) => name === routingKey);
  return error("EVENT_UNROUTABLE", outgoing, `was not delivered: ${fact}. ${unroutableRemedy(isOurs, mode)}`);
}

/** `isOurs`: the contract has the queue, so with `declare` it was there. */
function unroutableRemedy(isOurs: boolean, mode: Settings["topology"]): string {
  if (mode !== "declare") return 'Start a service that consumes it once, or set the option topology to "declare".';
  return isOurs
    ? "It was deleted a moment ago: the next call declares it again."
    : "Start a service that consumes it once: consumers declare their queues.";
}

export function nackedError({ outgoing }: Publication, cause: Error): EventError {
  const { exchange, routingKey } = outgoing.message;
  const queue =
    exchange === ""
      ? `queue "${routingKey}"`
      : `a queue that exchange "${exchange}" has for routing key "${routingKey}"`;
  return error(
    "EVENT_NACKED",
    outgoing,
    `was refused by the broker: ${queue} is full or failed. Try again later, or look at the queue's length limit.`,
    cause,
  );
}

/** The transport could not write it, and the channel goes on. */
export function unwritableError({ outgoing }: Publication, cause: unknown): EventError {
  const why = cause instanceof Error ? cause.message : "The transport refused it.";
  return error("OPTION_INVALID", outgoing, `was not sent. ${why} Correct its headers.`, cause);
}

export function refusedError(
  { outgoing }: Publication,
  cause: unknown,
  closed: "channel" | "connection" = "channel",
): EventError {
  const why = cause instanceof Error ? `: ${cause.message}` : "";
  return error(
    "EVENT_REFUSED",
    outgoing,
    `was not delivered: the broker closed the ${closed} over it${why}. It is not tried again; correct the contract or the options.`,
    cause,
  );
}

function after(fate: Fate): string {
  return fate === "not-sent"
    ? "It was not sent: the broker was not reachable, blocked, or too slow for what waits."
    : AGAIN;
}

function error(code: EventError["code"], { label, message }: Outgoing, text: string, cause?: unknown): EventError {
  return new EventError(code, `${label} ${text}`, { ...idOf(message.properties.messageId), cause });
}

function idOf(messageId: string | undefined): { readonly messageId?: string } {
  return messageId === undefined ? {} : { messageId };
}
