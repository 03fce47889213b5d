import type { Duplex } from "node:stream";

/** `connection.close` in answer to `connection.open`. */
export interface VhostRefusal {
  readonly replyCode: number;
  readonly replyText: string;
}

export interface VhostQuestion {
  readonly vhost: string;
  readonly mechanism: string;
  /** What SASL sends: user and password. */
  readonly response: Buffer;
}

const PROTOCOL_HEADER = Buffer.from("AMQP\0\0\x09\x01", "latin1");
/** Class and method of the handshake, as AMQP 0-9-1 numbers them. */
const METHOD = {
  start: 0x000a_000a,
  startOk: 0x000a_000b,
  tune: 0x000a_001e,
  tuneOk: 0x000a_001f,
  open: 0x000a_0028,
  close: 0x000a_0032,
} as const;

/**
 * Asks a broker over a fresh socket why it does not open a vhost. amqplib reports only that it was refused, and a vhost
 * that does not exist (final) must be told from one that is starting or full (worth another try).
 *
 * @returns undefined when the broker opens it now, or hangs up without a word. The socket is destroyed in any case.
 */
export async function askVhostRefusal(socket: Duplex, question: VhostQuestion): Promise<VhostRefusal | undefined> {
  socket.write(PROTOCOL_HEADER);
  for await (const method of readMethods(socket)) {
    switch (method.readUInt32BE(0)) {
      case METHOD.start: {
        const noProperties = Buffer.alloc(4);
        const sasl = [shortString(question.mechanism), longString(question.response), shortString("en_US")];
        socket.write(methodFrame(METHOD.startOk, noProperties, ...sasl));
        break;
      }
      case METHOD.tune:
        // The broker's own limits, agreed to as they are.
        socket.write(methodFrame(METHOD.tuneOk, method.subarray(4)));
        socket.write(methodFrame(METHOD.open, shortString(question.vhost), shortString(""), Buffer.of(0)));
        break;
      case METHOD.close:
        return { replyCode: method.readUInt16BE(4), replyText: method.toString("utf8", 7, 7 + method.readUInt8(6)) };
      default:
        return undefined;
    }
  }
  return undefined;
}

/** Frame: type, channel, size of the payload, payload, end. The handshake has only method frames on channel 0. */
const HEADER_BYTES = 7;
const END_BYTES = 1;
const FRAME_METHOD = 1;
const FRAME_END = 0xce;

async function* readMethods(socket: Duplex): AsyncGenerator<Buffer> {
  let pending = Buffer.alloc(0);
  for await (const chunk of socket) {
    pending = Buffer.concat([pending, chunk]);
    while (pending.length >= HEADER_BYTES) {
      const end = HEADER_BYTES + pending.readUInt32BE(3);
      if (pending.length < end + END_BYTES) break;
      yield pending.subarray(HEADER_BYTES, end);
      pending = pending.subarray(end + END_BYTES);
    }
  }
}

function methodFrame(method: number, ...fields: readonly Buffer[]): Buffer {
  const payload = Buffer.concat([uint32(method), ...fields]);
  return Buffer.concat([Buffer.of(FRAME_METHOD, 0, 0), uint32(payload.length), payload, Buffer.of(FRAME_END)]);
}

function shortString(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.of(bytes.length), bytes]);
}

function longString(bytes: Buffer): Buffer {
  return Buffer.concat([uint32(bytes.length), bytes]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
