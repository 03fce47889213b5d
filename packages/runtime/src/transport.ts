/**
 * What the runtime needs of a broker, and all it needs: the amqplib adapter and the in-memory broker of
 * `@eventwright/testing` implement these interfaces, and nothing else in the runtime knows which of them is behind.
 *
 * Whoever opens something passes the listener for it, so nothing can be emitted before somebody listens.
 */
export interface Transport {
  /**
   * Opens one connection to one broker.
   *
   * @throws TransportError with kind `access-refused` (wrong user or password), `not-found` (no such vhost), `unreachable`
   * (refused, unknown host, TLS failure), `timeout`, `precondition-failed` (a URL that cannot be used) or `broker-error`.
   */
  connect(target: ConnectTarget, listener: TransportConnectionListener): Promise<TransportConnection>;
}

export interface ConnectTarget {
  /** `amqp://` or `amqps://` with credentials and vhost, as the user gave it. Never printed: see `redactUrl`. */
  readonly url: string;
  /** Shown by the broker's management page. */
  readonly connectionName: string;
  readonly connectTimeoutMs: number;
  readonly heartbeatSeconds: number;
  /** Node's TLS options for `amqps://`, a client certificate among them. */
  readonly tls?: TlsOptions;
  /** Aborted when nobody waits for the connection any more. One that is given up at once keeps no process alive. */
  readonly signal?: AbortSignal;
}

export interface TlsOptions {
  readonly ca?: string | Buffer | readonly (string | Buffer)[];
  readonly cert?: string | Buffer;
  readonly key?: string | Buffer;
  readonly passphrase?: string;
  readonly servername?: string;
  readonly rejectUnauthorized?: boolean;
}

export interface TransportConnectionListener {
  /** Called once, after which the connection and all its channels are gone. Without an error it was closed by `close()`. */
  closed(error: TransportError | undefined): void;
  /** The broker takes no more publishes (memory or disk alarm) until `unblocked`. */
  blocked(reason: string): void;
  unblocked(): void;
}

export interface TransportConnection {
  readonly broker: BrokerInfo;
  openChannel(mode: ChannelMode, listener: TransportChannelListener): Promise<TransportChannel>;
  /**
   * Hands the broker a new password or token for this connection. Rejects with kind `closed` when the connection is gone, and
   * with the broker's reason when it was refused, which closes the connection.
   */
  updateSecret(secret: string, options: { readonly reason: string }): Promise<void>;
  /** Closes in good order. May hang on a frozen socket: callers give it a deadline and then call `destroy`. */
  close(): Promise<void>;
  /** Drops the socket at once. `closed` is called before or soon after. Never throws. */
  destroy(): void;
}

export interface BrokerInfo {
  /** For example `RabbitMQ`. */
  readonly product: string;
  /** For example `3.10.8`. */
  readonly version: string;
}

/** `confirm`: the broker confirms each publish. `plain`: for consuming. */
export type ChannelMode = "confirm" | "plain";

export interface TransportChannelListener {
  /** Called once. Without an error it was closed by `close()` or together with its connection. */
  closed(error: TransportError | undefined): void;
  /** The socket takes more again, after `publish` returned false. */
  drained(): void;
  /** A mandatory message reached no queue. The broker says so before it confirms the same message. */
  returned(message: ReturnedMessage): void;
}

/**
 * One channel. After `closed` was called every method throws or rejects with a TransportError of kind `closed`, but `close`,
 * which has nothing left to do. What cannot be written as AMQP at all is refused with `precondition-failed` before it is
 * sent, and the channel stays.
 */
export interface TransportChannel {
  /** Passive declare. Rejects with kind `not-found` and closes the channel when there is no such queue. */
  checkQueue(name: string): Promise<QueueState>;
  /** Rejects with kind `precondition-failed` and closes the channel when it exists with other arguments. */
  declareQueue(queue: QueueDeclaration): Promise<QueueState>;
  checkExchange(name: string): Promise<void>;
  declareExchange(exchange: ExchangeDeclaration): Promise<void>;
  bindQueue(binding: QueueBinding): Promise<void>;
  /**
   * Hands one message to the socket. On a confirm channel `settled` is called exactly once: without an error when the
   * broker took it, with kind `nacked`, or with kind `closed` when the channel went away first (outcome unknown).
   * @returns false when the socket's buffer is full: the message is sent, but wait for `drained` before the next.
   */
  publish(message: OutgoingMessage, settled?: (error: TransportError | undefined) => void): boolean;
  /** Unsettled deliveries per consumer of this channel; 0 is no limit. */
  setPrefetch(count: number): Promise<void>;
  /** @returns the consumer's tag. The first messages may be delivered before this resolves. */
  consume(queue: string, options: ConsumerOptions, listener: TransportConsumerListener): Promise<string>;
  cancel(consumerTag: string): Promise<void>;
  /** `upTo`: this delivery and all earlier ones that are not settled. */
  ack(deliveryTag: number, options?: { readonly upTo?: boolean }): void;
  nack(deliveryTag: number, options: { readonly requeue: boolean; readonly upTo?: boolean }): void;
  reject(deliveryTag: number, options: { readonly requeue: boolean }): void;
  close(): Promise<void>;
}

export interface TransportConsumerListener {
  delivered(message: IncomingMessage): void;
  /** The broker ended this consumer (its queue was deleted, or a node went away). */
  cancelled(): void;
}

export interface ConsumerOptions {
  /** The broker counts a message as settled when it is sent. Default false. */
  readonly noAck?: boolean;
  readonly exclusive?: boolean;
}

export interface QueueState {
  readonly messageCount: number;
  readonly consumerCount: number;
}

export interface QueueDeclaration {
  readonly name: string;
  readonly durable: boolean;
  readonly exclusive: boolean;
  readonly autoDelete: boolean;
  /** Queue arguments as they go over the wire: `x-queue-type`, `x-max-priority`, … */
  readonly arguments: Readonly<Record<string, ArgumentValue>>;
}

export type ArgumentValue = string | number | boolean;

export interface ExchangeDeclaration {
  readonly name: string;
  readonly type: "direct" | "topic" | "fanout" | "headers" | (string & {});
  readonly durable: boolean;
  readonly autoDelete: boolean;
  readonly arguments: Readonly<Record<string, ArgumentValue>>;
}

export interface QueueBinding {
  readonly queue: string;
  readonly exchange: string;
  readonly routingKey: string;
  readonly arguments: Readonly<Record<string, ArgumentValue>>;
}

/** The basic properties of AMQP 0-9-1, in our units. */
export interface MessageProperties {
  readonly contentType?: string;
  readonly contentEncoding?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly persistent?: boolean;
  readonly priority?: number;
  readonly correlationId?: string;
  readonly replyTo?: string;
  /** Milliseconds, a whole number. On the wire it is a string. */
  readonly expirationMs?: number;
  readonly messageId?: string;
  /** Whole seconds since 1970, as AMQP has it; milliseconds kill other clients' readers. */
  readonly timestampSeconds?: number;
  readonly type?: string;
  readonly userId?: string;
  readonly appId?: string;
}

export interface OutgoingMessage {
  /** The empty string is the default exchange, where the routing key is the queue's name. */
  readonly exchange: string;
  readonly routingKey: string;
  readonly body: Buffer;
  readonly properties: MessageProperties;
  /** Ask for a return when no queue takes it. */
  readonly mandatory: boolean;
}

export interface ReturnedMessage {
  readonly exchange: string;
  readonly routingKey: string;
  readonly replyCode: number;
  readonly replyText: string;
  readonly properties: MessageProperties;
}

export interface IncomingMessage {
  readonly exchange: string;
  readonly routingKey: string;
  readonly body: Buffer;
  readonly properties: MessageProperties;
  readonly consumerTag: string;
  /** Belongs to the channel that delivered it, and to no other. */
  readonly deliveryTag: number;
  readonly redelivered: boolean;
}

export type TransportErrorKind =
  /** 403: wrong user or password, or no right to do this. */
  | "access-refused"
  /** 404: no such vhost, queue or exchange. */
  | "not-found"
  /** 405: an exclusive queue of another connection. */
  | "resource-locked"
  /** 406: exists with other arguments, a tag that is unknown, a value that is refused, a consumer that took too long. */
  | "precondition-failed"
  /** The broker refused this message (`basic.nack`). */
  | "nacked"
  /** The channel or the connection is gone. */
  | "closed"
  | "timeout"
  | "unreachable"
  /** Anything else the broker said, for example 320 on shutdown or 541 on its own failure. */
  | "broker-error";

/** What went wrong below the runtime. It never carries a URL's credentials or a message's content. */
export class TransportError extends Error {
  override readonly name = "TransportError";
  readonly kind: TransportErrorKind;
  /** AMQP's reply code, where the broker sent one. */
  readonly replyCode: number | undefined;

  constructor(
    kind: TransportErrorKind,
    message: string,
    options: { readonly replyCode?: number; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.kind = kind;
    this.replyCode = options.replyCode;
  }
}
