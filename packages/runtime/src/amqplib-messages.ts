import type { IncomingMessage, MessageProperties, ReturnedMessage } from "./transport.js";

/** The properties in amqplib's names and units. Absent ones are absent, so that the wire does not carry empty ones. */
export function toAmqplibProperties(properties: MessageProperties) {
  const { expirationMs, timestampSeconds, ...same } = properties;
  return {
    ...same,
    ...(expirationMs === undefined ? {} : { expiration: String(expirationMs) }),
    ...(timestampSeconds === undefined ? {} : { timestamp: timestampSeconds }),
  };
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
    headers: hasKeys(received.headers) ? received.headers : undefined,
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

function hasKeys(table: object | undefined): boolean {
  return table !== undefined && Object.keys(table).length > 0;
}
