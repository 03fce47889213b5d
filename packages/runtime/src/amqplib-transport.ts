import { Socket } from "node:net";
import { type Channel, type ChannelModel, connect, type Message } from "amqplib";
import { checkEncodable, checkPrefetch } from "./amqp-limits.js";
import { brokerError, connectError, isVhostRefusal, operationError, vhostError } from "./amqplib-errors.js";
import { incomingMessage, returnedMessage, toAmqplibProperties } from "./amqplib-messages.js";
import { type Confirm, ConfirmTable } from "./confirm-table.js";
import { type BrokerAddress, parseConnectUrl } from "./connect-url.js";
import { redactUrl } from "./redact-url.js";
import { watchSilence } from "./silence-watch.js";
import { openSocket, type SocketOptions, socketOptions } from "./socket-options.js";
import {
  type BrokerInfo,
  type ChannelMode,
  type ConnectTarget,
  type ConsumerOptions,
  type ExchangeDeclaration,
  type OutgoingMessage,
  type QueueBinding,
  type QueueDeclaration,
  type QueueState,
  type Transport,
  type TransportChannel,
  type TransportChannelListener,
  type TransportConnection,
  type TransportConnectionListener,
  type TransportConsumerListener,
  TransportError,
} from "./transport.js";
import { askVhostRefusal, type VhostRefusal } from "./vhost-refusal.js";

/** `confirm.select` and its answer, as amqplib numbers methods: class 85, methods 10 and 11. */
const CONFIRM_SELECT = (85 << 16) | 10;
const CONFIRM_SELECT_OK = (85 << 16) | 11;

/** How long a closed connection's last frame may take to leave, before the socket is dropped. A lost one leaves at once. */
const LINGER_MS = 1_000;

/** Real brokers, through amqplib: the only file that knows it. */
export const amqplibTransport: Transport = {
  async connect(target, listener) {
    const address = parseConnectUrl(target.url, target.tls?.cert !== undefined);
    // amqplib hands out no socket, and its own timeout starts anew with each byte; a signal drops the socket at any moment.
    const socket = new AbortController();
    const giveUp = (): void => socket.abort();
    const deadline = setTimeout(giveUp, target.connectTimeoutMs);
    target.signal?.addEventListener("abort", giveUp);
    const options = socketOptions(address, target, socket.signal);
    try {
      const model = await openModel(address, target, options);
      return new AmqplibConnection(model, { socket, heartbeatSeconds: target.heartbeatSeconds, listener });
    } catch (error) {
      const shown = redactUrl(target.url);
      const refusal = isVhostRefusal(error) ? await askAgain(address, options) : undefined;
      if (refusal) throw vhostError(refusal, shown);
      if (target.signal?.aborted) throw new TransportError("closed", `The connection to ${shown} was given up.`);
      if (socket.signal.aborted) {
        throw new TransportError("timeout", `${shown} did not open a connection within ${target.connectTimeoutMs} ms.`);
      }
      throw connectError(error, shown);
    } finally {
      clearTimeout(deadline);
      target.signal?.removeEventListener("abort", giveUp);
    }
  },
};

function openModel(address: BrokerAddress, target: ConnectTarget, options: SocketOptions): Promise<ChannelModel> {
  const { protocol, hostname, port } = address;
  // amqplib decodes the vhost of an object, too; and it takes the heartbeat from here, not from the socket's options.
  const vhost = encodeURIComponent(address.vhost);
  return connect({ protocol, hostname, port, vhost, heartbeat: target.heartbeatSeconds }, options);
}

function askAgain(address: BrokerAddress, options: SocketOptions): Promise<VhostRefusal | undefined> {
  const { mechanism, response } = options.credentials;
  const question = { vhost: address.vhost, mechanism, response: response() };
  return askVhostRefusal(openSocket(address, options), question).catch(() => undefined);
}

class AmqplibConnection implements TransportConnection {
  readonly broker: BrokerInfo;
  readonly #model: ChannelModel;
  readonly #socket: AbortController;
  readonly #listener: TransportConnectionListener;
  readonly #channels = new Set<AmqplibChannel>();
  #settleGone = (): void => undefined;
  readonly #gone = new Promise<void>((resolve) => {
    this.#settleGone = resolve;
  });
  #isClosed = false;
  /** Why it was closed, unless `close()` did it. */
  #error: TransportError | undefined;
  #closing: Promise<void> | undefined;
  #silence: Error | undefined;
  #stopWatching = (): void => undefined;

  constructor(
    model: ChannelModel,
    {
      socket,
      heartbeatSeconds,
      listener,
    }: {
      readonly socket: AbortController;
      readonly heartbeatSeconds: number;
      readonly listener: TransportConnectionListener;
    },
  ) {
    const { product, version } = model.connection.serverProperties;
    this.broker = { product, version };
    this.#model = model;
    this.#socket = socket;
    this.#listener = listener;
    // "error" comes before "close", and not each time: it is remembered there and told here, once.
    let reason: unknown;
    // amqplib counts whole silent intervals, and notices a frozen link after two to three of them.
    const stream = socketOf(model.connection);
    if (stream !== undefined && heartbeatSeconds > 0) {
      this.#stopWatching = watchSilence(stream, heartbeatSeconds * 2_000, () => {
        this.#silence = new Error(`nothing came from the broker for ${heartbeatSeconds * 2} s`);
        socket.abort();
      });
    }
    model.on("error", (error) => {
      reason ??= error;
    });
    model.on("close", (error) => this.#finish(error ?? reason));
    model.on("blocked", (why) => listener.blocked(why));
    model.on("unblocked", () => listener.unblocked());
  }

  async openChannel(mode: ChannelMode, listener: TransportChannelListener): Promise<TransportChannel> {
    if (this.#isClosed || this.#closing) throw new TransportError("closed", "openChannel: the connection is closed.");
    try {
      const channel = new AmqplibChannel(await this.#model.createChannel(), listener, () =>
        this.#channels.delete(channel),
      );
      this.#channels.add(channel);
      if (mode === "confirm") await channel.selectConfirms();
      if (!this.#isClosed) return channel;
    } catch (error) {
      // Closed in the same read as it was opened, before anybody could listen: this is where it shows.
      if (error instanceof Error && error.message.startsWith("Connection closed")) this.#finish(error);
      throw operationError(error, "openChannel");
    }
    throw new TransportError("closed", "openChannel: the connection was lost meanwhile.");
  }

  async updateSecret(secret: string, { reason }: { readonly reason: string }): Promise<void> {
    if (this.#isClosed || this.#closing) throw new TransportError("closed", "updateSecret: the connection is closed.");
    const updating = this.#model.updateSecret(Buffer.from(secret), reason);
    // amqplib's promise waits for the broker's answer alone, and never settles when the connection ends instead.
    const ended = this.#gone.then(() => {
      throw this.#error ?? new TransportError("closed", "updateSecret: the connection was closed meanwhile.");
    });
    await Promise.race([updating, ended]);
  }

  close(): Promise<void> {
    this.#closing ??= this.#closeInOrder();
    return this.#closing;
  }

  destroy(): void {
    this.#socket.abort();
  }

  /** The close frame of a connection overtakes what its channels still hold, so the channels go first. */
  async #closeInOrder(): Promise<void> {
    await Promise.all(Array.from(this.#channels, (channel) => channel.close()));
    // amqplib's promise waits for the broker's answer alone, and never settles when the socket dies instead.
    if (!this.#isClosed) this.#model.close().catch(() => undefined);
    await this.#gone;
  }

  #finish(reason: unknown): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#stopWatching();
    const destroyed = this.#socket.signal.aborted;
    const closedByBroker = reason instanceof Error && "code" in reason && typeof reason.code === "number";
    if (closedByBroker || reason === undefined) setTimeout(() => this.#socket.abort(), LINGER_MS).unref();
    else this.#socket.abort();
    if (this.#closing) this.#error = undefined;
    else if (this.#silence !== undefined) this.#error = brokerError(this.#silence, "The connection was lost");
    else if (destroyed) this.#error = new TransportError("closed", "The connection was dropped.");
    else
      this.#error = brokerError(
        reason,
        closedByBroker ? "The broker closed the connection" : "The connection was lost",
      );
    this.#settleGone();
    this.#listener.closed(this.#error);
  }
}

class AmqplibChannel implements TransportChannel {
  readonly #channel: Channel;
  #confirms: ConfirmTable<TransportError | undefined> | undefined;
  #settleGone = (): void => undefined;
  readonly #gone = new Promise<void>((resolve) => {
    this.#settleGone = resolve;
  });
  #error: TransportError | undefined;
  #isClosed = false;

  constructor(channel: Channel, listener: TransportChannelListener, forget: () => void) {
    this.#channel = channel;
    channel.on("error", (error) => {
      this.#error ??= brokerError(error, "The broker closed the channel");
    });
    channel.on("close", () => {
      this.#isClosed = true;
      forget();
      this.#settleGone();
      this.#confirms?.settleAll(unconfirmedError(this.#error));
      listener.closed(this.#error);
    });
    channel.on("drain", () => listener.drained());
    channel.on("return", (message) => listener.returned(returnedMessage(message)));
  }

  /** amqplib's confirm channel does the same, but for its table of confirms (see `ConfirmTable`). */
  async selectConfirms(): Promise<void> {
    const confirms = new ConfirmTable<TransportError | undefined>();
    const channel = this.#channel as Channel & MethodCaller;
    // amqplib's own listeners keep that table.
    channel.removeAllListeners("ack").removeAllListeners("nack");
    channel.on("ack", (confirm: Confirm) => confirms.settle(confirm, undefined));
    channel.on("nack", (confirm: Confirm) => confirms.settle(confirm, nackedError()));
    await channel.rpc(CONFIRM_SELECT, { nowait: false }, CONFIRM_SELECT_OK);
    this.#confirms = confirms;
  }

  checkQueue(name: string): Promise<QueueState> {
    return this.#call(`checkQueue "${name}"`, [name], {}, async () => queueState(await this.#channel.checkQueue(name)));
  }

  declareQueue(queue: QueueDeclaration): Promise<QueueState> {
    const { name, ...options } = queue;
    return this.#call(`declareQueue "${name}"`, [name], options.arguments, async () =>
      queueState(await this.#channel.assertQueue(name, options)),
    );
  }

  async checkExchange(name: string): Promise<void> {
    await this.#call(`checkExchange "${name}"`, [name], {}, () => this.#channel.checkExchange(name));
  }

  async declareExchange(exchange: ExchangeDeclaration): Promise<void> {
    const { name, type, ...options } = exchange;
    await this.#call(`declareExchange "${name}"`, [name, type], options.arguments, () =>
      this.#channel.assertExchange(name, type, options),
    );
  }

  async bindQueue(binding: QueueBinding): Promise<void> {
    const { queue, exchange, routingKey } = binding;
    await this.#call(`bindQueue "${queue}"`, [queue, exchange, routingKey], binding.arguments, () =>
      this.#channel.bindQueue(queue, exchange, routingKey, binding.arguments),
    );
  }

  publish(message: OutgoingMessage, settled?: (error: TransportError | undefined) => void): boolean {
    const { exchange, routingKey, body, mandatory } = message;
    const isWritable = this.#send("publish", () =>
      this.#channel.publish(exchange, routingKey, body, { ...toAmqplibProperties(message.properties), mandatory }),
    );
    this.#confirms?.add((error) => settled?.(error));
    return isWritable;
  }

  async setPrefetch(count: number): Promise<void> {
    checkPrefetch(count);
    await this.#call("setPrefetch", [], {}, () => this.#channel.prefetch(count));
  }

  consume(queue: string, options: ConsumerOptions, listener: TransportConsumerListener): Promise<string> {
    return this.#call(`consume "${queue}"`, [queue], {}, async () => {
      const { consumerTag } = await this.#channel.consume(
        queue,
        (message) => {
          // null is the broker's cancel.
          if (message === null) listener.cancelled();
          else listener.delivered(incomingMessage(message));
        },
        options,
      );
      return consumerTag;
    });
  }

  async cancel(consumerTag: string): Promise<void> {
    await this.#call("cancel", [consumerTag], {}, () => this.#channel.cancel(consumerTag));
  }

  ack(deliveryTag: number, options: { readonly upTo?: boolean } = {}): void {
    this.#send("ack", () => this.#channel.ack(tagged(deliveryTag), options.upTo ?? false));
  }

  nack(deliveryTag: number, options: { readonly requeue: boolean; readonly upTo?: boolean }): void {
    this.#send("nack", () => this.#channel.nack(tagged(deliveryTag), options.upTo ?? false, options.requeue));
  }

  reject(deliveryTag: number, options: { readonly requeue: boolean }): void {
    this.#send("reject", () => this.#channel.reject(tagged(deliveryTag), options.requeue));
  }

  async close(): Promise<void> {
    // amqplib's promise waits for the broker's answer alone, and never settles when the connection dies instead.
    if (!this.#isClosed) this.#channel.close().catch(() => undefined);
    await this.#gone;
  }

  /** Sends a method that the broker answers. Names are checked first: one that amqplib cannot encode jams its queue of calls. */
  async #call<Reply>(
    operation: string,
    names: readonly string[],
    table: QueueDeclaration["arguments"],
    run: () => Promise<Reply>,
  ): Promise<Reply> {
    checkEncodable(operation, names, table);
    try {
      return await run();
    } catch (error) {
      throw operationError(error, operation);
    }
  }

  /** Sends a method that the broker does not answer. */
  #send<Result>(operation: string, run: () => Result): Result {
    try {
      return run();
    } catch (error) {
      throw operationError(error, operation);
    }
  }
}

/** What amqplib's channels can do besides what its types say: send a method and wait for its answer. */
interface MethodCaller {
  rpc(method: number, fields: object, answer: number): Promise<unknown>;
}

function nackedError(): TransportError {
  return new TransportError("nacked", "The broker refused the message (basic.nack).");
}

function unconfirmedError(cause: TransportError | undefined): TransportError {
  const why = cause === undefined ? "" : ` ${cause.message}`;
  return new TransportError("closed", `The channel closed before the broker confirmed: outcome unknown.${why}`, {
    cause,
  });
}

function queueState(reply: QueueState): QueueState {
  return { messageCount: reply.messageCount, consumerCount: reply.consumerCount };
}

/** amqplib reads nothing but the tag of what it settles. */
function tagged(deliveryTag: number): Message {
  return { fields: { deliveryTag } } as Message;
}

/** amqplib's types do not show the socket. */
function socketOf(connection: object): Socket | undefined {
  return "stream" in connection && connection.stream instanceof Socket ? connection.stream : undefined;
}
