/**
 * As much of AMQP 0-9-1's wire format as a broker needs that takes publishes and delivers
 * (https://www.rabbitmq.com/resources/specs/amqp0-9-1.pdf, 4.2).
 */

export const PROTOCOL_HEADER = Buffer.from("AMQP\0\0\x09\x01", "latin1");

const FRAME_END = 0xce;
const FRAME_HEADER_BYTES = 7;

export type FrameKind = "method" | "header" | "body" | "heartbeat";

const frameKinds: Readonly<Record<number, FrameKind>> = { 1: "method", 2: "header", 3: "body", 8: "heartbeat" };
const frameNumbers: Readonly<Record<FrameKind, number>> = { method: 1, header: 2, body: 3, heartbeat: 8 };

export interface Frame {
  readonly kind: FrameKind;
  readonly channel: number;
  readonly payload: Buffer;
}

/** Class and method numbers of the methods that the fake broker reads or writes. */
const methodNumbers = {
  "connection.start": [10, 10],
  "connection.start-ok": [10, 11],
  "connection.tune": [10, 30],
  "connection.tune-ok": [10, 31],
  "connection.open": [10, 40],
  "connection.open-ok": [10, 41],
  "connection.close": [10, 50],
  "connection.close-ok": [10, 51],
  "connection.blocked": [10, 60],
  "connection.unblocked": [10, 61],
  "channel.open": [20, 10],
  "channel.open-ok": [20, 11],
  "channel.close": [20, 40],
  "channel.close-ok": [20, 41],
  "exchange.declare": [40, 10],
  "exchange.declare-ok": [40, 11],
  "queue.declare": [50, 10],
  "queue.declare-ok": [50, 11],
  "queue.bind": [50, 20],
  "queue.bind-ok": [50, 21],
  "basic.qos": [60, 10],
  "basic.qos-ok": [60, 11],
  "basic.consume": [60, 20],
  "basic.consume-ok": [60, 21],
  "basic.cancel": [60, 30],
  "basic.cancel-ok": [60, 31],
  "basic.publish": [60, 40],
  "basic.return": [60, 50],
  "basic.deliver": [60, 60],
  "basic.ack": [60, 80],
  "basic.reject": [60, 90],
  "basic.nack": [60, 120],
  "confirm.select": [85, 10],
  "confirm.select-ok": [85, 11],
} as const;

export type MethodName = keyof typeof methodNumbers;

const methodNames = new Map<number, MethodName>(
  (Object.keys(methodNumbers) as readonly MethodName[]).map((name) => {
    const [classNumber, methodNumber] = methodNumbers[name];
    return [classNumber * 0x10000 + methodNumber, name];
  }),
);

/** `undefined` for one that the fake broker does not know. */
export function methodName(payload: Buffer): MethodName | undefined {
  return methodNames.get(payload.readUInt32BE(0));
}

export function methodFrame(channel: number, name: MethodName, ...fields: readonly Buffer[]): Buffer {
  const [classNumber, methodNumber] = methodNumbers[name];
  return frame("method", channel, Buffer.concat([short(classNumber), short(methodNumber), ...fields]));
}

/** A message's header and body, as they follow `basic.return` and `basic.deliver`. */
export function contentFrames(channel: number, properties: Buffer, body: Buffer): Buffer {
  const header = Buffer.concat([short(60), short(0), longLong(body.length), properties]);
  const parts = [frame("header", channel, header)];
  if (body.length > 0) parts.push(frame("body", channel, body));
  return Buffer.concat(parts);
}

export const heartbeatFrame = frame("heartbeat", 0, Buffer.alloc(0));

function frame(kind: FrameKind, channel: number, payload: Buffer): Buffer {
  const head = Buffer.alloc(FRAME_HEADER_BYTES);
  head.writeUInt8(frameNumbers[kind], 0);
  head.writeUInt16BE(channel, 1);
  head.writeUInt32BE(payload.length, 3);
  return Buffer.concat([head, payload, Buffer.from([FRAME_END])]);
}

/** Takes bytes as they come and hands out whole frames. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);

  *read(chunk: Buffer): Generator<Frame> {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let start = 0;
    while (this.#rest.length - start >= FRAME_HEADER_BYTES) {
      const size = this.#rest.readUInt32BE(start + 3);
      const end = start + FRAME_HEADER_BYTES + size;
      if (this.#rest.length <= end) break;
      if (this.#rest[end] !== FRAME_END) throw new Error("A frame of the client does not end where it says.");
      const kind = frameKinds[this.#rest.readUInt8(start)];
      if (kind === undefined) throw new Error("The client sent a frame of a kind that AMQP 0-9-1 does not have.");
      yield {
        kind,
        channel: this.#rest.readUInt16BE(start + 1),
        payload: this.#rest.subarray(start + FRAME_HEADER_BYTES, end),
      };
      start = end + 1;
    }
    this.#rest = this.#rest.subarray(start);
  }
}

export function octet(value: number): Buffer {
  return Buffer.from([value]);
}

export function short(value: number): Buffer {
  const field = Buffer.alloc(2);
  field.writeUInt16BE(value);
  return field;
}

export function long(value: number): Buffer {
  const field = Buffer.alloc(4);
  field.writeUInt32BE(value);
  return field;
}

export function longLong(value: number): Buffer {
  const field = Buffer.alloc(8);
  field.writeBigUInt64BE(BigInt(value));
  return field;
}

export function shortString(text: string): Buffer {
  return Buffer.concat([octet(Buffer.byteLength(text)), Buffer.from(text)]);
}

export function longString(text: string): Buffer {
  return Buffer.concat([long(Buffer.byteLength(text)), Buffer.from(text)]);
}

export type TableValue = string | boolean | { readonly [key: string]: TableValue };

export function table(values: Readonly<Record<string, TableValue>>): Buffer {
  const fields = Buffer.concat(Object.entries(values).flatMap(([key, value]) => [shortString(key), tableValue(value)]));
  return Buffer.concat([long(fields.length), fields]);
}

function tableValue(value: TableValue): Buffer {
  if (typeof value === "string") return Buffer.concat([Buffer.from("S"), longString(value)]);
  if (typeof value === "boolean") return Buffer.concat([Buffer.from("t"), octet(value ? 1 : 0)]);
  return Buffer.concat([Buffer.from("F"), table(value)]);
}

/** Reads a short string. @returns it, and where the next field begins. */
export function readShortString(payload: Buffer, offset: number): readonly [text: string, next: number] {
  const end = offset + 1 + payload.readUInt8(offset);
  return [payload.toString("utf8", offset + 1, end), end];
}
