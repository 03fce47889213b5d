import type {
  ArgumentValue,
  ChannelMode,
  ConsumerOptions,
  IncomingMessage,
  MessageProperties,
  OutgoingMessage,
  QueueDeclaration,
  ReturnedMessage,
  Transport,
  TransportChannel,
  TransportConnection,
  TransportErrorKind,
} from "@eventwright/runtime/transport";
import { TransportError } from "@eventwright/runtime/transport";
import { expect } from "vitest";
import { Inbox } from "./inbox.js";

/** The transport under test, and what a test needs beside it. */
export interface Subject {
  readonly transport: Transport;
  /** Of a broker that runs, with a user who may do everything. */
  readonly url: string;
  deleteQueue(name: string): Promise<void>;
  /** Runs with a URL at which nobody listens. */
  unreachable(run: (url: string) => Promise<void>): Promise<void>;
}

/** What the broker must do, whoever speaks to it. */
export interface Behaviour {
  readonly title: string;
  run(bench: Bench): Promise<void>;
}

export interface OpenConnection {
  readonly connection: TransportConnection;
  readonly closed: Inbox<TransportError | undefined>;
}

export interface OpenChannel {
  readonly channel: TransportChannel;
  readonly closed: Inbox<TransportError | undefined>;
  readonly returned: Inbox<ReturnedMessage>;
  readonly drained: Inbox<"drained">;
}

export interface OpenConsumer extends Inbox<IncomingMessage> {
  readonly tag: string;
  readonly cancelled: Inbox<"cancelled">;
}

/** Opens, names and cleans up what one test uses. */
export class Bench {
  readonly subject: Subject;
  readonly #prefix = `conformance.${process.pid}.${Date.now()}.${Math.random().toString(36).slice(2, 8)}`;
  readonly #connections: TransportConnection[] = [];
  readonly #queues = new Set<string>();
  #first: OpenConnection | undefined;

  constructor(subject: Subject) {
    this.subject = subject;
  }

  /** Unique to this test. */
  name(suffix: string): string {
    return `${this.#prefix}.${suffix}`;
  }

  async connect(url = this.subject.url): Promise<OpenConnection> {
    const closed = new Inbox<TransportError | undefined>("closed");
    const connection = await this.subject.transport.connect(
      { url, connectionName: this.#prefix, connectTimeoutMs: 5_000, heartbeatSeconds: 10 },
      { closed: (error) => closed.put(error), blocked: () => undefined, unblocked: () => undefined },
    );
    this.#connections.push(connection);
    return { connection, closed };
  }

  /** On the test's first connection, or on another one. */
  async channel(mode: ChannelMode = "confirm", on?: OpenConnection): Promise<OpenChannel> {
    this.#first ??= on ?? (await this.connect());
    const opened = {
      closed: new Inbox<TransportError | undefined>("closed"),
      returned: new Inbox<ReturnedMessage>("returned"),
      drained: new Inbox<"drained">("drained"),
    };
    const channel = await (on ?? this.#first).connection.openChannel(mode, {
      closed: (error) => opened.closed.put(error),
      returned: (message) => opened.returned.put(message),
      drained: () => opened.drained.put("drained"),
    });
    return { channel, ...opened };
  }

  /** Whether the broker is that version of RabbitMQ or a later one: some behaviour depends on it. */
  async isSince(major: number, minor = 0): Promise<boolean> {
    this.#first ??= await this.connect();
    const [isMajor = 0, isMinor = 0] = this.#first.connection.broker.version.split(".").map(Number);
    return isMajor > major || (isMajor === major && isMinor >= minor);
  }

  /** Declares a queue and remembers to delete it. @returns its name. */
  async queue(
    { channel }: OpenChannel,
    given: Readonly<Record<string, ArgumentValue>> = {},
    more: Partial<QueueDeclaration> = {},
  ): Promise<string> {
    const declaration = queueNamed(this.name(`queue-${this.#queues.size}`), given, more);
    this.#queues.add(declaration.name);
    await channel.declareQueue(declaration);
    return declaration.name;
  }

  async exchange({ channel }: OpenChannel, type: string, given: Readonly<Record<string, ArgumentValue>> = {}) {
    const name = this.name(`exchange-${type}-${Math.random().toString(36).slice(2, 8)}`);
    // It goes with the last queue that is bound to it.
    await channel.declareExchange({ name, type, durable: false, autoDelete: true, arguments: given });
    return name;
  }

  async dispose(): Promise<void> {
    for (const connection of this.#connections) connection.destroy();
    for (const queue of this.#queues) await this.subject.deleteQueue(queue);
  }
}

export function queueNamed(
  name: string,
  given: Readonly<Record<string, ArgumentValue>> = {},
  more: Partial<QueueDeclaration> = {},
): QueueDeclaration {
  return { name, durable: false, exclusive: false, autoDelete: false, arguments: given, ...more };
}

export function message(
  routingKey: string,
  body = "",
  properties: MessageProperties = {},
  more: Partial<OutgoingMessage> = {},
): OutgoingMessage {
  return { exchange: "", routingKey, body: Buffer.from(body), properties, mandatory: false, ...more };
}

/** Publishes and waits for the confirm. Rejects with what `settled` was given. */
export function publish({ channel }: OpenChannel, given: OutgoingMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    channel.publish(given, (error) => (error === undefined ? resolve() : reject(error)));
  });
}

export async function publishAll(channel: OpenChannel, queue: string, bodies: readonly string[]): Promise<void> {
  await Promise.all(bodies.map((body) => publish(channel, message(queue, body))));
}

export async function consume(
  { channel }: OpenChannel,
  queue: string,
  options: ConsumerOptions = {},
): Promise<OpenConsumer> {
  const deliveries = new Inbox<IncomingMessage>("delivery");
  const cancelled = new Inbox<"cancelled">("cancelled");
  const tag = await channel.consume(queue, options, {
    delivered: (delivery) => deliveries.put(delivery),
    cancelled: () => cancelled.put("cancelled"),
  });
  return Object.assign(deliveries, { tag, cancelled });
}

export async function ready({ channel }: OpenChannel, queue: string): Promise<number> {
  return (await channel.checkQueue(queue)).messageCount;
}

export function bodies(deliveries: readonly IncomingMessage[]): readonly string[] {
  return deliveries.map(({ body }) => body.toString());
}

/** The broker refuses it in this way, and closes the channel for it. */
export async function expectRefused(
  { closed }: OpenChannel,
  operation: Promise<unknown>,
  kind: TransportErrorKind,
  replyCode?: number,
): Promise<void> {
  await expectKind(operation, kind, replyCode);
  const error = await closed.next();
  expect(error).toBeInstanceOf(TransportError);
  expect(error).toMatchObject({ kind, ...(replyCode === undefined ? {} : { replyCode }) });
}

export async function expectKind(operation: Promise<unknown>, kind: TransportErrorKind, replyCode?: number) {
  const error = await operation.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(TransportError);
  expect(error).toMatchObject({ kind, ...(replyCode === undefined ? {} : { replyCode }) });
}

/** For what throws at once. */
export function expectThrown(operation: () => unknown, kind: TransportErrorKind): void {
  expect(operation).toThrow(expect.objectContaining({ name: "TransportError", kind }));
}
