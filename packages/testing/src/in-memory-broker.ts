import {
  type ConnectTarget,
  type Login,
  parseConnectUrl,
  type QueueDeclaration,
  type Transport,
  type TransportConnection,
  type TransportConnectionListener,
  TransportError,
} from "@eventwright/runtime/transport";
import type { BrokerEvent, Observe } from "./broker-event.js";
import { type BrokerMessage, copyMessage } from "./broker-message.js";
import { DirectReplies } from "./direct-reply.js";
import { InMemoryConnection } from "./in-memory-connection.js";
import { nextTurn } from "./pipe.js";
import { noSuch, ProtocolError } from "./protocol-error.js";
import { VirtualHost } from "./virtual-host.js";
import { Waiters, type WaitOptions } from "./waiters.js";

export interface InMemoryBrokerOptions {
  /**
   * Who may log in, by name, with their passwords, and to the vhost `/` alone: another login is refused with 403, another
   * vhost with 530.
   * @default everybody, by whatever the URL says
   */
  readonly users?: Readonly<Record<string, string>>;
  /** Told of what happens inside, in order and at once. */
  readonly observe?: Observe;
}

/** A queue as a test sees it. */
export interface QueueInfo extends QueueDeclaration {
  /** Waiting for a consumer. */
  readonly messageCount: number;
  /** With a consumer, neither acknowledged nor returned. */
  readonly unsettledCount: number;
  readonly consumerCount: number;
}

/** A message that a test gives to the broker as any other program could: nothing is filled in. */
export interface RawMessage {
  /** @default "" (the default exchange: the routing key is the queue's name) */
  readonly exchange?: string;
  readonly routingKey: string;
  readonly body: Buffer | string;
  readonly properties?: BrokerMessage["properties"];
}

/** The version whose behaviour is imitated, and against which it is tested. */
const INFO = { product: "InMemoryBroker", version: "3.10.8" };

/**
 * RabbitMQ's behaviour inside the process: what goes through `transport()` behaves as on a real broker with one
 * vhost, to the order of events and the reply codes. It is deterministic: nothing depends on time but the expiry of messages.
 *
 * @example
 * const broker = new InMemoryBroker();
 * await using catalog = await connectCatalogService({ transport: broker.transport() });
 */
export class InMemoryBroker {
  readonly #users: Readonly<Record<string, string>> | undefined;
  readonly #vhost: VirtualHost;
  readonly #replies = new DirectReplies();
  readonly #connections = new Set<InMemoryConnection>();
  readonly #waiters = new Waiters();
  readonly #observe: Observe;
  #consumerTags = 0;
  #alarm: string | undefined;
  #refuses = false;

  constructor(options: InMemoryBrokerOptions = {}) {
    this.#users = options.users;
    this.#observe = (event) => {
      this.#tell(event, options.observe);
      this.#waiters.happened(event);
    };
    this.#vhost = new VirtualHost(this.#observe);
  }

  /** For `connect({ transport })`. What the URL says does not matter, unless the option `users` is given. */
  transport(): Transport {
    return { connect: (target, listener) => this.#connect(target, listener) };
  }

  /** All connections break at once, as when the broker is killed: what was under way is lost. New ones are accepted. */
  closeConnections(): void {
    for (const connection of [...this.#connections]) connection.lose("The connection was lost: read ECONNRESET");
  }

  /** New connections fail as if nobody listened, until `acceptConnections`. Open ones go on. */
  refuseConnections(): void {
    this.#refuses = true;
  }

  acceptConnections(): void {
    this.#refuses = false;
  }

  /** Raises an alarm: a connection that publishes from now on is told that it is blocked, and is not read until `unblock`. */
  block(reason = "low on memory"): void {
    this.#alarm = reason;
  }

  unblock(): void {
    this.#alarm = undefined;
    for (const connection of this.#connections) connection.unblock();
  }

  /** Declares a queue as another program would. @throws Error when it exists with other properties. */
  declareQueue(queue: Pick<QueueDeclaration, "name"> & Partial<QueueDeclaration>): void {
    this.#vhost.declareQueue({ durable: true, exclusive: false, autoDelete: false, arguments: {}, ...queue }, this);
  }

  /** Its consumers are cancelled and its messages are gone. */
  deleteQueue(name: string): void {
    this.#vhost.deleteQueue(name);
  }

  queues(): readonly QueueInfo[] {
    return this.#vhost.queues.map((queue) => ({
      ...queue.declaration,
      ...queue.state,
      unsettledCount: queue.unsettledCount,
    }));
  }

  /** What waits in a queue, in the order in which it will be delivered. It stays there. @throws Error when there is no such queue. */
  messages(queue: string): readonly BrokerMessage[] {
    const found = this.#vhost.findQueue(queue);
    if (found === undefined) throw noSuch("queue", queue);
    return found.readyMessages().map(copyMessage);
  }

  /** Publishes as another program would. @throws Error when there is no such exchange. @returns the names of the queues that took it. */
  publish({ exchange = "", routingKey, body, properties = {} }: RawMessage): readonly string[] {
    const message = copyMessage({ exchange, routingKey, body: Buffer.from(body), properties });
    return this.#vhost.publish(message, undefined).queues;
  }

  /** Resolves when nothing travels and every delivery is settled. */
  waitForIdle(options?: WaitOptions): Promise<void> {
    return this.#waiters.waitFor(
      "the broker to be idle",
      () => (this.#isIdle() ? { done: undefined } : undefined),
      options,
    );
  }

  /** Resolves with what waits in the queue, as soon as it is at least `count`. The queue need not exist yet. */
  waitForMessages(queue: string, count: number, options?: WaitOptions): Promise<readonly BrokerMessage[]> {
    const look = () => {
      const found = this.#vhost.findQueue(queue)?.readyMessages() ?? [];
      return found.length >= count ? { done: found.map(copyMessage) } : undefined;
    };
    return this.#waiters.waitFor(`${count} messages in ${queue}`, look, options);
  }

  /** Resolves with the next event that the test asks for. */
  waitForEvent<Event extends BrokerEvent>(
    wanted: (event: BrokerEvent) => event is Event,
    options?: WaitOptions,
  ): Promise<Event>;
  waitForEvent(wanted: (event: BrokerEvent) => boolean, options?: WaitOptions): Promise<BrokerEvent>;
  waitForEvent(wanted: (event: BrokerEvent) => boolean, options?: WaitOptions): Promise<BrokerEvent> {
    return this.#waiters.waitForEvent(wanted, options);
  }

  /** Shuts down: connections are closed with 320 as by a real broker, and nothing of it keeps the process alive. */
  close(): void {
    this.#refuses = true;
    const error = new ProtocolError(320, "CONNECTION_FORCED - broker forced connection closure with reason 'shutdown'");
    for (const connection of [...this.#connections]) connection.closeByBroker(error);
    for (const { declaration } of this.#vhost.queues) this.#vhost.deleteQueue(declaration.name);
  }

  async #connect(target: ConnectTarget, listener: TransportConnectionListener): Promise<TransportConnection> {
    const { login, vhost } = parseConnectUrl(target.url, target.tls?.cert !== undefined);
    const user = login.mechanism === "PLAIN" ? login.username : "";
    await new Promise<void>((resolve) => nextTurn(resolve));
    if (this.#refuses) throw new TransportError("unreachable", "The in-memory broker refuses connections.");
    if (this.#users !== undefined) checkAccess(this.#users, login, vhost);
    const name = target.connectionName;
    const connection = new InMemoryConnection(
      {
        vhost: this.#vhost,
        replies: this.#replies,
        observe: this.#observe,
        connection: { name, user },
        nextConsumerTag: () => `amq.ctag-${++this.#consumerTags}`,
        info: INFO,
        alarm: () => this.#alarm,
        moved: () => this.#waiters.look(),
        ended: (ended) => {
          if (this.#connections.delete(ended)) this.#observe({ kind: "disconnected", connection: name });
        },
      },
      listener,
    );
    this.#connections.add(connection);
    this.#observe({ kind: "connected", connection: name });
    return connection;
  }

  /** The broker is in the middle of its work: what an observer throws is thrown later, at nobody. */
  #tell(event: BrokerEvent, observe: Observe | undefined): void {
    try {
      observe?.(event);
    } catch (error) {
      nextTurn(() => {
        throw error;
      });
    }
  }

  #isIdle(): boolean {
    return [...this.#connections].every((connection) => connection.isIdle);
  }
}

/** @throws TransportError as RabbitMQ's refusals become */
function checkAccess(users: Readonly<Record<string, string>>, login: Login, vhost: string): void {
  if (
    login.mechanism !== "PLAIN" ||
    !Object.hasOwn(users, login.username) ||
    users[login.username] !== login.password
  ) {
    throw new TransportError("access-refused", "ACCESS_REFUSED - Login was refused.", { replyCode: 403 });
  }
  if (vhost === "/") return;
  throw new TransportError("not-found", `NOT_ALLOWED - vhost ${vhost} not found`, { replyCode: 530 });
}
