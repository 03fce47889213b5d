import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import {
  contentFrames,
  type Frame,
  FrameReader,
  heartbeatFrame,
  long,
  longLong,
  longString,
  type MethodName,
  methodFrame,
  methodName,
  octet,
  PROTOCOL_HEADER,
  readShortString,
  short,
  shortString,
  table,
} from "./amqp-frames.js";

/** What the client says first is no method, but a script may react to it, too. */
export type Step = MethodName | "protocol-header";

/** `answer`: as a broker does. `silent`: read it and say nothing. `cut`: reset the connection instead of an answer. */
export type Reaction = "answer" | "silent" | "cut";

/** Whatever a script leaves out, the fake broker does as RabbitMQ would: every queue exists, every message is confirmed. */
export interface FakeScript {
  reactTo?(step: Step, session: FakeSession): Reaction;
  published?(message: PublishedMessage, session: FakeSession): void;
}

export interface PublishedMessage {
  readonly channel: number;
  /** Counted per channel from 1, as confirms are. */
  readonly deliveryTag: number;
  readonly exchange: string;
  readonly routingKey: string;
  /** Flags and values as they came, to be sent on. */
  readonly properties: Buffer;
  readonly body: Buffer;
}

/** A broker that does what RabbitMQ refuses to do: keeps silent, confirms in hostile order, cuts at a chosen frame. */
export class FakeBroker implements AsyncDisposable {
  readonly url: string;
  readonly #server: Server;
  readonly #sessions = new Set<FakeSession>();
  #accepted = 0;

  private constructor(server: Server, script: FakeScript) {
    this.#server = server;
    this.url = `amqp://guest:guest@127.0.0.1:${(server.address() as AddressInfo).port}/`;
    server.on("connection", (socket) => {
      this.#accepted += 1;
      const session = new FakeSession(socket, script);
      this.#sessions.add(session);
      socket.on("close", () => this.#sessions.delete(session));
    });
  }

  static async listen(script: FakeScript = {}): Promise<FakeBroker> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return new FakeBroker(server, script);
  }

  get accepted(): number {
    return this.#accepted;
  }

  cut(): void {
    for (const session of this.#sessions) session.cut();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, "close");
  }
}

interface Content {
  readonly exchange: string;
  readonly routingKey: string;
  properties: Buffer;
  missingBytes: number;
  readonly body: Buffer[];
}

/** One connection of a client. */
export class FakeSession {
  readonly #socket: Socket;
  readonly #script: FakeScript;
  readonly #frames = new FrameReader();
  readonly #published = new Map<number, number>();
  readonly #contents = new Map<number, Content>();
  #greeting: Buffer = Buffer.alloc(0);

  constructor(socket: Socket, script: FakeScript) {
    this.#socket = socket;
    this.#script = script;
    socket.setNoDelay(true);
    socket.on("error", () => undefined);
    socket.on("data", (chunk) => this.#read(chunk));
  }

  ack(channel: number, deliveryTag: number, options: { readonly upTo?: boolean } = {}): void {
    this.#send(methodFrame(channel, "basic.ack", longLong(deliveryTag), octet(options.upTo === true ? 1 : 0)));
  }

  nack(channel: number, deliveryTag: number): void {
    this.#send(methodFrame(channel, "basic.nack", longLong(deliveryTag), octet(0)));
  }

  /** As for a mandatory message without a queue. Whether a confirm follows is up to the caller. */
  returnMessage({ channel, exchange, routingKey, properties, body }: PublishedMessage): void {
    const fields = [short(312), shortString("NO_ROUTE"), shortString(exchange), shortString(routingKey)];
    this.#send(
      Buffer.concat([methodFrame(channel, "basic.return", ...fields), contentFrames(channel, properties, body)]),
    );
  }

  closeChannel(channel: number, code: number, text: string): void {
    this.#send(methodFrame(channel, "channel.close", short(code), shortString(text), short(0), short(0)));
  }

  block(reason: string): void {
    this.#send(methodFrame(0, "connection.blocked", shortString(reason)));
  }

  unblock(): void {
    this.#send(methodFrame(0, "connection.unblocked"));
  }

  cut(): void {
    this.#socket.resetAndDestroy();
  }

  #send(bytes: Buffer): void {
    if (!this.#socket.destroyed) this.#socket.write(bytes);
  }

  #read(chunk: Buffer): void {
    const rest = this.#greet(chunk);
    for (const frame of this.#frames.read(rest)) {
      if (this.#socket.destroyed) return;
      this.#receive(frame);
    }
  }

  /** @returns what follows the protocol header. */
  #greet(chunk: Buffer): Buffer {
    const missing = PROTOCOL_HEADER.length - this.#greeting.length;
    if (missing === 0) return chunk;
    this.#greeting = Buffer.concat([this.#greeting, chunk.subarray(0, missing)]);
    if (this.#greeting.length === PROTOCOL_HEADER.length && this.#reaction("protocol-header") === "answer") {
      this.#send(
        methodFrame(
          0,
          "connection.start",
          octet(0),
          octet(9),
          serverProperties,
          longString("PLAIN EXTERNAL"),
          longString("en_US"),
        ),
      );
    }
    return chunk.subarray(missing);
  }

  #reaction(step: Step): Reaction {
    const reaction = this.#script.reactTo?.(step, this) ?? "answer";
    if (reaction === "cut") this.cut();
    return reaction;
  }

  #receive(frame: Frame): void {
    switch (frame.kind) {
      case "method":
        this.#receiveMethod(frame);
        break;
      case "header":
        this.#receiveHeader(frame);
        break;
      case "body":
        this.#receiveBody(frame);
        break;
      case "heartbeat":
        this.#send(heartbeatFrame);
    }
  }

  #receiveMethod({ channel, payload }: Frame): void {
    const name = methodName(payload);
    if (name === undefined || this.#reaction(name) !== "answer") return;
    if (name === "basic.publish") this.#contents.set(channel, startContent(payload));
    else for (const answer of this.#answers(name, channel, payload)) this.#send(answer);
  }

  #answers(name: MethodName, channel: number, payload: Buffer): readonly Buffer[] {
    switch (name) {
      case "connection.start-ok":
        return [methodFrame(0, "connection.tune", short(2_047), long(131_072), short(60))];
      case "connection.open":
        return [methodFrame(0, "connection.open-ok", shortString(""))];
      case "connection.close":
        return [methodFrame(0, "connection.close-ok")];
      case "channel.open":
        this.#published.delete(channel);
        return [methodFrame(channel, "channel.open-ok", longString(""))];
      case "channel.close":
        return [methodFrame(channel, "channel.close-ok")];
      case "confirm.select":
        return [methodFrame(channel, "confirm.select-ok")];
      case "queue.declare": {
        const [queue] = readShortString(payload, 6);
        return [methodFrame(channel, "queue.declare-ok", shortString(queue), long(0), long(0))];
      }
      case "queue.bind":
        return [methodFrame(channel, "queue.bind-ok")];
      case "exchange.declare":
        return [methodFrame(channel, "exchange.declare-ok")];
      case "basic.qos":
        return [methodFrame(channel, "basic.qos-ok")];
      case "basic.consume": {
        const [, afterQueue] = readShortString(payload, 6);
        const [tag] = readShortString(payload, afterQueue);
        return [methodFrame(channel, "basic.consume-ok", shortString(tag === "" ? "fake" : tag))];
      }
      case "basic.cancel": {
        const [tag] = readShortString(payload, 4);
        return [methodFrame(channel, "basic.cancel-ok", shortString(tag))];
      }
      default:
        return [];
    }
  }

  #receiveHeader({ channel, payload }: Frame): void {
    const content = this.#contents.get(channel);
    if (content === undefined) return;
    content.missingBytes = Number(payload.readBigUInt64BE(4));
    content.properties = Buffer.from(payload.subarray(12));
    if (content.missingBytes === 0) this.#publishedWhole(channel, content);
  }

  #receiveBody({ channel, payload }: Frame): void {
    const content = this.#contents.get(channel);
    if (content === undefined) return;
    content.body.push(Buffer.from(payload));
    content.missingBytes -= payload.length;
    if (content.missingBytes === 0) this.#publishedWhole(channel, content);
  }

  #publishedWhole(channel: number, { exchange, routingKey, properties, body }: Content): void {
    this.#contents.delete(channel);
    const deliveryTag = (this.#published.get(channel) ?? 0) + 1;
    this.#published.set(channel, deliveryTag);
    if (this.#script.published === undefined) this.ack(channel, deliveryTag);
    else
      this.#script.published(
        { channel, deliveryTag, exchange, routingKey, properties, body: Buffer.concat(body) },
        this,
      );
  }
}

function startContent(payload: Buffer): Content {
  const [exchange, afterExchange] = readShortString(payload, 6);
  const [routingKey] = readShortString(payload, afterExchange);
  return { exchange, routingKey, properties: Buffer.alloc(0), missingBytes: 0, body: [] };
}

const serverProperties = table({
  product: "Fake broker",
  version: "0.0.0",
  platform: "eventwright's fault bench",
  capabilities: {
    publisher_confirms: true,
    "basic.nack": true,
    consumer_cancel_notify: true,
    "connection.blocked": true,
    authentication_failure_close: true,
  },
});
