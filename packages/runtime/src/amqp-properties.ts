import type { MessageProperties, OutgoingMessage } from "./transport.js";

/** AMQP short strings have their length in one byte. */
const MAX_SHORT_BYTES = 255;
/** The header frame cannot be split and amqplib encodes it in 64 KiB; the margin is for the other properties. */
export const MAX_HEADER_BYTES = 60_000;
export const MAX_HEADER_DEPTH = 32;
const HALF_CHARACTER = /\p{Surrogate}/u;
/** RabbitMQ keeps expirations in 32 bits. */
const MAX_EXPIRATION_MS = 0xffff_ffff;

/**
 * Why a message cannot be sent as AMQP, or undefined when it can. All of it is checked before the wire, because the broker
 * answers a bad property by closing the channel under every other message in flight.
 *
 * @param users as whom we are logged in; `userId` must be one of them. Empty: not known.
 */
export function findBadProperty(
  { exchange, routingKey, properties }: OutgoingMessage,
  users: readonly string[],
): string | undefined {
  const { priority, expirationMs, timestampSeconds, userId, headers } = properties;
  return (
    badShort("exchange", exchange) ??
    badShort("routingKey", routingKey) ??
    badShortProperty(properties) ??
    badNumber("priority", priority, 255) ??
    badNumber("expirationMs", expirationMs, MAX_EXPIRATION_MS) ??
    badNumber("timestampSeconds", timestampSeconds, Number.MAX_SAFE_INTEGER) ??
    (userId !== undefined && users.length > 0 && !users.includes(userId)
      ? "userId must be the user of the connection"
      : undefined) ??
    badHeaders(headers)
  );
}

/**
 * Bytes that a table takes on the wire, at most; infinite when AMQP has no way to write it. What does not fit is not counted
 * to the end: a few objects that hold each other can stand for more values than there is time for.
 */
export function headerBytes(value: unknown, room = MAX_HEADER_BYTES, depth = 0): number {
  if (depth > MAX_HEADER_DEPTH) return Number.POSITIVE_INFINITY;
  // RabbitMQ has no other numbers, and closes the connection over one.
  if (value === null || typeof value === "boolean" || Number.isFinite(value)) return 9;
  if (typeof value === "string") return 5 + Buffer.byteLength(value);
  if (value instanceof Uint8Array) return 5 + value.byteLength;
  let bytes = 5;
  if (Array.isArray(value)) {
    for (const element of value) {
      bytes += headerBytes(element, room - bytes, depth + 1);
      if (bytes > room) return bytes;
    }
    return bytes;
  }
  if (!isTable(value)) return Number.POSITIVE_INFINITY;
  for (const [name, member] of Object.entries(value)) {
    const nameBytes = Buffer.byteLength(name);
    if (nameBytes > MAX_SHORT_BYTES) return Number.POSITIVE_INFINITY;
    bytes += 1 + nameBytes;
    bytes += headerBytes(member, room - bytes, depth + 1);
    if (bytes > room) return bytes;
  }
  return bytes;
}

/** What holds nothing but its own properties: a date, a map or an error would be sent as an empty table. */
export function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return Object.prototype.toString.call(value) === "[object Object]";
}

function badShortProperty(properties: MessageProperties): string | undefined {
  return (
    badShort("messageId", properties.messageId) ??
    badShort("correlationId", properties.correlationId) ??
    badShort("replyTo", properties.replyTo) ??
    badShort("type", properties.type) ??
    badShort("userId", properties.userId) ??
    badShort("appId", properties.appId) ??
    badShort("contentType", properties.contentType) ??
    badShort("contentEncoding", properties.contentEncoding)
  );
}

function badShort(name: string, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== "string") return `${name} must be a string`;
  // Three bytes per UTF-16 unit at most: short strings need no counting.
  if (value.length * 3 > MAX_SHORT_BYTES && Buffer.byteLength(value) > MAX_SHORT_BYTES) {
    return `${name} must not have more than ${MAX_SHORT_BYTES} bytes`;
  }
  // Another character would be sent in its place, and a returned message not be known again.
  return HALF_CHARACTER.test(value) ? `${name} must be well-formed Unicode, without half a surrogate pair` : undefined;
}

function badNumber(name: string, value: number | undefined, most: number): string | undefined {
  if (value === undefined || (Number.isSafeInteger(value) && value >= 0 && value <= most)) return undefined;
  return `${name} must be a whole number from 0 to ${most}`;
}

function badHeaders(headers: MessageProperties["headers"]): string | undefined {
  if (headers === undefined) return undefined;
  const bytes = headerBytes(headers);
  if (bytes <= MAX_HEADER_BYTES) return undefined;
  return Number.isFinite(bytes)
    ? `headers must not have more than ${MAX_HEADER_BYTES} bytes`
    : "headers must be text, finite numbers, booleans, null, bytes, or lists and plain objects of these, with short names";
}
