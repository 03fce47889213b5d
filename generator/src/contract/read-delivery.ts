import type { DeliverySettings } from "./contract.js";
import { defined } from "./defined.js";
import type { Diagnostic } from "./diagnostic.js";
import type { JsonObject } from "./json-pointer.js";
import type { DocumentOperation, LoadedDocument } from "./loaded-document.js";
import { written } from "./written.js";

/** The AMQP operation binding (0.2.0 and 0.3.0), in our units. */
export function readDelivery(amqp: JsonObject = {}): DeliverySettings {
  const mode = numberOf(amqp["deliveryMode"]);
  return defined({
    priority: numberOf(amqp["priority"]),
    // AMQP's delivery mode: 1 is transient, 2 is persistent.
    persistent: mode === undefined ? undefined : mode === 2,
    mandatory: booleanOf(amqp["mandatory"]),
    expirationMs: numberOf(amqp["expiration"]),
    userId: typeof amqp["userId"] === "string" ? amqp["userId"] : undefined,
    cc: textsOf(amqp["cc"]),
    bcc: textsOf(amqp["bcc"]),
    timestamp: booleanOf(amqp["timestamp"]),
    ack: booleanOf(amqp["ack"]),
    replyTo: typeof amqp["replyTo"] === "string" && amqp["replyTo"] !== "" ? amqp["replyTo"] : undefined,
  });
}

/**
 * A time to live of 0 drops what no consumer takes at once (https://www.rabbitmq.com/docs/ttl#per-message-ttl). Generators of
 * documents write it where nothing is said.
 */
export function checkDelivery(document: LoadedDocument, operation: DocumentOperation, diagnostics: Diagnostic[]): void {
  if (operation.amqp?.["expiration"] !== 0) return;
  diagnostics.push({
    code: "expires-at-once",
    severity: "warning",
    message: `messages of operation ${operation.key} expire after 0 ms`,
    consequence: "The broker confirms them, and drops those that no consumer takes at once.",
    remedy: "Leave `expiration` out, or say for how many milliseconds they may wait.",
    location: document.locate(written(document, operation, ["bindings", "amqp", "expiration"])),
  });
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function booleanOf(value: unknown): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

/** One routing key may stand without a list around it. */
function textsOf(value: unknown): readonly string[] | undefined {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : undefined;
}
