import type { IncomingMessage, MessageProperties, ReturnedMessage } from "./transport.js";

/** The properties in amqplib's names and units. Absent ones are absent, so that the wire does not carry empty ones. */
export function toAmqplibProperties(properties: MessageProperties) {
  const { expirationMs, timestampSeconds, headers, ...same } = properties;
  return {
    ...same,
    ...(headers === undefined ? {} : { headers: writableTable(headers) }),
    ...(expirationMs === undefined ? {} : { expiration: String(expirationMs) }),
    ...(timestampSeconds === undefined ? {} : { timestamp: timestampSeconds }),
  };
}

type Table = NonNullable<MessageProperties["headers"]>;

function writableTable(table: Table): Table {
  return Object.fromEntries(Object.entries(table).map(([name, value]) => [name, writable(value)]));
}

/** amqplib takes some numbers for integers of 64 bits that are none, and then cannot write what it has read itself. */
function writable(value: unknown): unknown {
  if (typeof value === "number") return isNoInteger(value) ? { "!": "double", value } : value;
  if (typeof value !== "object" || value === null || Buffer.isBuffer(value)) return value;
  if (Array.isArray(value)) return value.map(writable);
  return "!" in value ? writableTimestamp(value) : writableTable({ ...value });
}

function isNoInteger(value: number): boolean {
  return value < -(2 ** 63) || (Math.abs(value) >= 2 ** 50 && !Number.isInteger(value));
}

/** A value with its AMQP type, as amqplib reads and writes timestamps and decimals. One of before 1970 is at the end of time. */
function writableTimestamp(typed: { readonly "!": unknown; readonly value?: unknown }): unknown {
  const { "!": type, value } = typed;
  return type === "timestamp" && value === 2 ** 64 ? { ...typed, value: 2n ** 64n - 1n } : typed;
}

export function incomingMessage(message: ReceivedMessage & { readonly fields: DeliverFields }): IncomingMessage {
  const { exchange, routingKey, consumerTag, deliveryTag, redelivered } = message.fields;
  const properties = fromAmqplibProperties(message.properties);
  return { exchange, routingKey, body: message.content, properties, consumerTag, deliveryTag, redelivered };
}

export function returnedMessage({ fields, properties }: ReceivedMessage): ReturnedMessage {
  return {
    exchange: fields.exchange,
    routingKey: fields.routingKey,
    // amqplib's types leave these two out of a returned message.
    replyCode: "replyCode" in fields ? Number(fields.replyCode) : 0,
    replyText: "replyText" in fields ? String(fields.replyText) : "",
    properties: fromAmqplibProperties(properties),
  };
}

interface ReceivedMessage {
  readonly content: Buffer;
  readonly fields: { readonly exchange: string; readonly routingKey: string };
  readonly properties: ReceivedProperties;
}

interface DeliverFields {
  readonly exchange: string;
  readonly routingKey: string;
  readonly consumerTag: string;
  readonly deliveryTag: number;
  readonly redelivered: boolean;
}

/** What amqplib decoded, which it types as `any`. */
interface ReceivedProperties {
  readonly contentType?: string;
  readonly contentEncoding?: string;
  readonly headers?: Readonly<Record<string, unknown>> | undefined;
  readonly deliveryMode?: number;
  readonly priority?: number;
  readonly correlationId?: string;
  readonly replyTo?: string;
  readonly expiration?: string;
  readonly messageId?: string;
  readonly timestamp?: number;
  readonly type?: string;
  readonly userId?: string;
  readonly appId?: string;
}

function fromAmqplibProperties(received: ReceivedProperties): MessageProperties {
  return withoutUndefined({
    contentType: received.contentType,
    contentEncoding: received.contentEncoding,
    // amqplib writes an empty table when there are no headers; nobody means anything by it.
    headers: hasKeys(received.headers) ? ownTable(received.headers) : undefined,
    persistent: received.deliveryMode === undefined ? undefined : received.deliveryMode === 2,
    priority: received.priority,
    correlationId: received.correlationId,
    replyTo: received.replyTo,
    expirationMs: received.expiration === undefined ? undefined : Number(received.expiration),
    messageId: received.messageId,
    timestampSeconds: received.timestamp,
    type: received.type,
    userId: received.userId,
    appId: received.appId,
  });
}

type WithoutUndefined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(values: T): WithoutUndefined<T> {
  const present: WithoutUndefined<T> = {};
  for (const key in values) {
    const value = values[key];
    if (value !== undefined) present[key] = value as Exclude<T[typeof key], undefined>;
  }
  return present;
}

function hasKeys(table: Table | undefined): table is Table {
  return table !== undefined && Object.keys(table).length > 0;
}

/** amqplib makes the prototype of its table of a header `__proto__`: nobody would validate what is in there, and handlers see it. */
function ownTable(table: Table): Table {
  const isFlat = Object.values(table).every((value) => typeof value !== "object" || value === null);
  if (isFlat && Object.getPrototypeOf(table) === Object.prototype) return table;
  return Object.fromEntries(Object.entries(table).map(([name, value]) => [name, own(value)]));
}

function own(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Buffer.isBuffer(value)) return value;
  return Array.isArray(value) ? value.map(own) : ownTable({ ...value });
}
