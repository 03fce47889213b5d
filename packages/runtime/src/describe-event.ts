import type { ConnectionEvent } from "./connection-event.js";
import { EventError, type EventErrorCode } from "./errors.js";

/** An event as a sentence for a log: no values of messages, no credentials. */
export function describeEvent(event: ConnectionEvent): string {
  switch (event.type) {
    case "connecting":
      return `Connecting to ${event.broker} for ${event.role}.`;
    case "open":
      return `Connected to ${event.broker} (${event.product} ${event.version}) for ${event.role}.`;
    case "blocked":
      return `The broker takes no publishes (${event.reason}); they wait. Free its memory or disk.`;
    case "unblocked":
      return "The broker takes publishes again.";
    case "reconnecting":
      return `The connection for ${event.role} is lost${because(event.error)}; attempt ${event.attempt} in ${event.delayMs} ms.`;
    case "draining":
      return "Closing: waiting for what is under way.";
    case "closed":
      return "Closed.";
    case "resending":
      return `${event.messages} unconfirmed messages are sent again with the same ids${because(event.error)}.`;
    case "topology-differs":
      return `The ${event.kind} "${event.name}" exists and differs from the contract: ${event.differences
        .map(({ argument, wanted, found }) => `${argument} is ${found}, not ${wanted}`)
        .join("; ")}. It is used as it is.`;
    case "urgencies-collapse":
      return `The quorum queue "${event.queue}" of ${event.broker} cannot tell urgencies apart: ${event.urgencies
        .map((alike) => alike.join(", "))
        .join("; ")} count as one. Use a classic queue where they matter, or RabbitMQ 4.3.`;
    case "consumer-running":
      return `Consuming "${event.queue}".`;
    case "consumer-lost":
      return `The consumer of "${event.queue}" is lost${because(event.error)}; it is being brought back.`;
    case "retrying":
      return `${named(event)} from "${event.queue}" failed with ${nameOf(event.error)} at attempt ${event.attempt}; it is retried in ${event.delayMs} ms.`;
    case "dead-lettered":
      return `${named(event)} from "${event.queue}" is in "${event.deadLetterQueue}" after attempt ${event.attempts}: ${event.reason}, ${nameOf(event.error)}.`;
    case "settlement-failed":
      return `A retry or dead letter of "${event.queue}" could not be stored${because(event.error)}; it is tried again, and its message kept until then.`;
    case "late-settlement":
      return `A handler for "${event.queue}" finished after its channel was gone (${event.count} so far); the message comes again.`;
    case "duplicate":
      return `A message${event.messageId === undefined ? "" : ` (${event.messageId})`} from "${event.queue}" came again and is done already.`;
    case "idempotency-store-failed":
      return `The idempotency store of "${event.queue}" failed with ${nameOf(event.error)}; messages wait until it answers.`;
    case "late-reply":
      return `A reply came too late (${event.count} so far).`;
    case "reply-lost":
      return `A reply to a request from "${event.queue}" could not be delivered${because(event.error)}.`;
  }
}

/** Whether somebody should read it: something was lost, failed, or is not as the contract says. */
export function isWarning(event: ConnectionEvent): boolean {
  switch (event.type) {
    case "connecting":
    case "open":
    case "unblocked":
    case "draining":
    case "closed":
    case "consumer-running":
    case "duplicate":
    case "late-reply":
    case "resending":
      return false;
    case "reconnecting":
      // At the first, the second, the fourth …: the reason may have become another, and a long outage is no flood.
      return Number.isInteger(Math.log2(event.attempt));
    case "blocked":
    case "topology-differs":
    case "urgencies-collapse":
    case "consumer-lost":
    case "retrying":
    case "dead-lettered":
    case "settlement-failed":
    case "late-settlement":
    case "idempotency-store-failed":
    case "reply-lost":
      return true;
  }
}

/** What happens to events that nobody listens to: warnings, which Node prints and `--disable-warning` silences. */
export function reportWarnings(event: ConnectionEvent): void {
  if (!isWarning(event)) return;
  process.emitWarning(describeEvent(event), {
    type: "EventwrightWarning",
    code: event.type.toUpperCase().replaceAll("-", "_"),
  });
}

function because(error: Error | undefined): string {
  return error === undefined ? "" : ` (${error.message})`;
}

function named({
  message,
  messageId,
}: {
  readonly message: string | undefined;
  readonly messageId: string | undefined;
}): string {
  return `${message ?? "A message"}${messageId === undefined ? "" : ` (${messageId})`}`;
}

/** Of these the text says where and which rule. That of others may quote the event, or what a responder has said. */
const withoutValues: ReadonlySet<EventErrorCode> = new Set(["EVENT_INVALID", "REPLY_INVALID"]);

/** Of what a handler threw the name alone, for it may quote the event. */
function nameOf(error: unknown): string {
  if (error instanceof EventError) {
    return `${error.name} (${withoutValues.has(error.code) ? error.message : error.code})`;
  }
  return error instanceof Error ? error.name : `a thrown ${typeof error}`;
}
