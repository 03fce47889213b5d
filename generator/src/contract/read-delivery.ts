import type { DeliverySettings } from "./contract.js";
import { defined } from "./defined.js";
import type { JsonObject } from "./json-pointer.js";

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
