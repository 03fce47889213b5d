import { type MessageProperties, type OutgoingMessage, TransportError } from "@eventwright/runtime/transport";

const SHORT_STRINGS = [
  "contentType",
  "contentEncoding",
  "correlationId",
  "replyTo",
  "messageId",
  "type",
  "userId",
  "appId",
] as const satisfies readonly (keyof MessageProperties)[];

const MAX_SHORT_STRING_BYTES = 255;
/** amqplib's buffer for one table. */
const MAX_HEADERS_BYTES = 65_536;

/**
 * Refuses what AMQP cannot carry, before anything is sent, as amqplib does.
 *
 * @throws TransportError with kind `precondition-failed`.
 */
export function checkMessage({ exchange, routingKey, properties }: OutgoingMessage): void {
  for (const [field, value] of [
    ["exchange", exchange],
    ["routingKey", routingKey],
  ] as const) {
    checkShortString(field, value);
  }
  for (const field of SHORT_STRINGS) {
    const value = properties[field];
    if (value !== undefined) checkShortString(field, value);
  }
  checkInteger("priority", properties.priority, 0xff);
  checkInteger("timestampSeconds", properties.timestampSeconds, Number.MAX_SAFE_INTEGER);
  if (properties.headers !== undefined && sizeOf(properties.headers) > MAX_HEADERS_BYTES) {
    throw refused(`the headers exceed ${MAX_HEADERS_BYTES} bytes`);
  }
}

function checkShortString(field: string, value: unknown): void {
  if (typeof value === "string" && Buffer.byteLength(value) <= MAX_SHORT_STRING_BYTES) return;
  throw refused(`${field} must be a string of up to ${MAX_SHORT_STRING_BYTES} bytes`);
}

function checkInteger(field: string, value: number | undefined, max: number): void {
  if (value === undefined || (Number.isInteger(value) && value >= 0 && value <= max)) return;
  throw refused(`${field} must be a whole number from 0 to ${max}`);
}

/** The size on the wire, to a few bytes; and the place where a value that AMQP has no type for is found. */
function sizeOf(value: unknown): number {
  if (Buffer.isBuffer(value)) return value.length + 5;
  switch (typeof value) {
    case "string":
      return Buffer.byteLength(value) + 5;
    case "number":
    case "boolean":
      return 9;
    case "object": {
      if (value === null) return 1;
      if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + sizeOf(item), 5);
      const entries = Object.entries(value).filter(([, item]) => item !== undefined);
      return entries.reduce((sum, [key, item]) => sum + Buffer.byteLength(key) + 1 + sizeOf(item), 5);
    }
    default:
      throw refused(`a header is a ${typeof value}, which AMQP cannot carry`);
  }
}

function refused(reason: string): TransportError {
  return new TransportError("precondition-failed", `publish cannot be written as AMQP: ${reason}.`);
}
