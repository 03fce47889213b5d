import type { MessageProperties } from "@eventwright/runtime/transport";

/** A message as the broker holds it: its own copy, which nobody else can change. */
export interface BrokerMessage {
  readonly exchange: string;
  readonly routingKey: string;
  readonly body: Buffer;
  readonly properties: MessageProperties;
}

/** What leaves or enters the broker shares no object with what is inside, as on a socket. */
export function copyMessage<Message extends BrokerMessage>(message: Message): Message {
  return { ...message, body: Buffer.from(message.body), properties: copyProperties(message.properties) };
}

function copyProperties({ headers = {}, ...given }: MessageProperties): MessageProperties {
  const properties = copyTable(given);
  const table = copyTable(headers);
  // No headers and an empty table are the same to amqplib.
  return Object.keys(table).length === 0 ? properties : { ...properties, headers: table };
}

/** An AMQP table. As amqplib does it: no undefined, nothing but data, buffers stay buffers. */
function copyTable(table: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(table)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, copyValue(value)]),
  );
}

function copyValue(value: unknown): unknown {
  if (Buffer.isBuffer(value)) return Buffer.from(value);
  if (Array.isArray(value)) return value.map(copyValue);
  if (typeof value === "object" && value !== null) return copyTable(value);
  return value;
}
