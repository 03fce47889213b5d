import type { ConnectionEvent } from "./connection-event.js";
import type { TlsOptions, Transport } from "./transport.js";

export interface ConnectOptions {
  /**
   * One broker, or several to try in this order: `amqp://user:password@host:5672/vhost`, `amqps://` for TLS.
   * @default process.env.RABBITMQ_URL, else "amqp://guest:guest@localhost:5672/"
   */
  readonly url?: string | readonly string[];
  /** AMQP `appId` of what is sent, and `fromService` of `sendToService`. */
  readonly appId?: string;
  /**
   * What speaks to the broker. Tests pass `new InMemoryBroker().transport()` of `@eventwright/testing`.
   * @default amqplib
   */
  readonly transport?: Transport;
  /** For `amqps://`: Node's TLS options. */
  readonly tls?: TlsOptions;
  /**
   * For the whole of `connect()`, over all URLs.
   * @default 10_000
   */
  readonly connectTimeoutMs?: number;
  /**
   * A connection without a sign of life for twice as long counts as lost.
   * @default 10
   */
  readonly heartbeatSeconds?: number;
  /**
   * How long a publish waits for the broker's confirm, through outages too.
   * @default 30_000
   */
  readonly publishTimeoutMs?: number;
  /**
   * How long a request waits for its reply.
   * @default 10_000
   */
  readonly requestTimeoutMs?: number;
  /**
   * How long `close()` waits for handlers, confirms and the broker, in all.
   * @default 10_000
   */
  readonly closeTimeoutMs?: number;
  readonly reconnect?: ReconnectOptions;
  /**
   * The most messages that are sent and not confirmed yet. There are fewer while fewer are of use to the load: what is in
   * flight when the connection is lost may arrive twice.
   * @default 256
   */
  readonly maxInFlight?: number;
  /**
   * Messages that wait to be sent; above, publishing fails with `PUBLISH_BUFFER_FULL`.
   * @default 10_000
   */
  readonly maxWaiting?: number;
  /**
   * The same, in bytes of their bodies. A larger message may wait when no other does.
   * @default 67_108_864 (64 MiB)
   */
  readonly maxWaitingBytes?: number;
  /**
   * The largest body. RabbitMQ 4 closes the channel over a message of more than 16 MiB.
   * @default 16_711_680 (16 MiB less 64 KiB)
   */
  readonly maxMessageBytes?: number;
  /**
   * What to do about queues, exchanges and bindings of the contract.
   * - `declare`: look first, declare what is missing, use what exists and tell how it differs.
   * - `check`: look only; what is missing is `TOPOLOGY_MISSING`. AMQP cannot tell how something differs without declaring it.
   * - `ignore`: neither.
   * @default "declare"
   */
  readonly topology?: TopologyMode;
  /**
   * What to do about properties that the schema of an event does not declare when it is sent, so that nothing leaks by accident.
   * @default "refuse"
   */
  readonly undeclaredProperties?: UndeclaredMode;
  /**
   * Told of everything that happens beside the calls: connections lost and found, retries, dead letters.
   * @default warnings go to `process.emitWarning`, the rest nowhere
   */
  readonly onEvent?: (event: ConnectionEvent) => void;
}

export type TopologyMode = "declare" | "check" | "ignore";
export type UndeclaredMode = "refuse" | "strip";

/** Delays between attempts to come back; each is drawn from its upper half, so that many clients do not come at once. */
export interface ReconnectOptions {
  /** @default 100 */
  readonly initialDelayMs?: number;
  /**
   * The delay doubles up to this.
   * @default 500
   */
  readonly maxDelayMs?: number;
}

/** Options of a generated counterpart: which of the contract's services this one is. */
export interface CounterpartOptions<Service extends string = string> extends ConnectOptions {
  readonly service: Service;
}
