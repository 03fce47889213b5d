import type {
  ConsumeOptions,
  Consumption,
  HandlersOf,
  ServiceConsumer,
  SubscriptionOptions,
} from "./consume-options.js";
import type { PublishOperation, RequestOperation, Subscription } from "./contract.js";
import type { Health } from "./health.js";
import type { AddressOptions, PublishOptions, RequestOptions, Sender, ServiceMessage } from "./publish-options.js";

/**
 * - `connecting`: the first time.
 * - `open`: publishing and, where there are consumers, consuming.
 * - `blocked`: open, but the broker takes no publishes (memory or disk alarm); they wait within their deadlines.
 * - `reconnecting`: lost, and being brought back. Publishes wait within their deadlines and the buffer's bounds.
 * - `draining`: `close()` was called and what is under way is being finished.
 * - `closed`: for good.
 */
export type ConnectionState = "connecting" | "open" | "blocked" | "reconnecting" | "draining" | "closed";

export interface UpdateSecretOptions {
  /**
   * What the broker's log says about it, at most 255 bytes.
   * @default "the secret was refreshed"
   */
  readonly reason?: string;
}

/** One service's connection to RabbitMQ: what it sends, asks and handles travels through it. See `connect`. */
export interface Connection extends AsyncDisposable {
  readonly state: ConnectionState;

  /**
   * Sends one event to all destinations of the operation. Resolves when the broker has it everywhere.
   *
   * @throws EventError `EVENT_INVALID`, `EVENT_TOO_LARGE`, `OPTION_INVALID` and `PUBLISH_BUFFER_FULL` before anything is
   * sent; `EVENT_UNROUTABLE`, `EVENT_NACKED`, `EVENT_REFUSED`, `PUBLISH_DEADLINE`, `PUBLISH_ABORTED`,
   * `CONNECTION_CLOSED`, `TOPOLOGY_MISSING` and `TOPOLOGY_REFUSED` for one destination; with several destinations
   * `EVENT_PARTLY_DELIVERED` says which has it.
   */
  publish(
    operation: PublishOperation,
    event: unknown,
    sender: Sender,
    options?: PublishOptions<string, object> & AddressOptions,
  ): Promise<void>;

  /**
   * Sends a request and resolves with the event of the reply, which was checked against the operation's replies.
   *
   * @typeParam Reply What those replies are; the caller's word for it, as the validators know no types.
   * @throws EventError like `publish`, and `REQUEST_TIMEOUT`, `REQUEST_ABORTED`, `REQUEST_REJECTED`, `REPLY_INVALID`,
   * `CONSUME_REFUSED` when the broker does not let us consume or declare the queue that replies come through, and
   * `CONNECTION_CLOSED` when the connection is lost before the reply came and the request is not `idempotent`.
   */
  request<Reply = unknown>(
    operation: RequestOperation,
    event: unknown,
    sender: Sender,
    options?: RequestOptions<object> & AddressOptions,
  ): Promise<Reply>;

  /**
   * Handles what arrives in the subscriptions' queues: one handler per message name. Resolves when the broker delivers.
   * The consumers come back by themselves when the connection, a channel or a queue is lost.
   *
   * @throws EventError `CONSUME_REFUSED`, `TOPOLOGY_MISSING`, `TOPOLOGY_REFUSED`, `OPTION_INVALID`, `CONNECTION_CLOSED`, or
   * one of `CONNECT_…` when the connection for consuming cannot be opened.
   */
  consume<Handlers extends HandlersOf<Handlers>>(
    subscriptions: readonly Subscription[],
    handlers: Handlers,
    options?: ConsumeOptions<Handlers> & SubscriptionOptions,
  ): Promise<Consumption>;

  /**
   * Sends a message outside any contract, in the envelope that Python's `send_to_microservice` uses. Resolves when the
   * broker has it.
   *
   * @throws EventError like `publish`.
   */
  sendToService(message: ServiceMessage, options?: PublishOptions): Promise<void>;

  /**
   * Handles every message of a service's queue, outside any contract.
   *
   * @throws EventError like `consume`.
   */
  consumeService(consumer: ServiceConsumer, options?: ConsumeOptions): Promise<Consumption>;

  /**
   * Logs in with another password or token from now on, for example when an OAuth 2 token was refreshed
   * (https://www.rabbitmq.com/docs/oauth2#token-expiration). Open connections stay open: the broker is told on each, and each
   * that is lost later comes back with it. Resolves when the broker has it.
   *
   * @param secret Takes the place of the password in all URLs. Never printed.
   * @throws EventError `OPTION_INVALID`; `CONNECT_ACCESS_REFUSED` when the broker refuses it, which closes the connections until
   * a secret follows that is right; `CONNECT_TIMEOUT`; `CONNECTION_CLOSED` after `close()`.
   */
  updateSecret(secret: string, options?: UpdateSecretOptions): Promise<void>;

  health(): Health;

  /**
   * Stops the consumers, waits for running handlers, then for the broker's confirms, and closes. What is not finished by
   * `closeTimeoutMs` is given up: publishes fail with `CONNECTION_CLOSED`, unhandled messages go back to their queues.
   * Never rejects; calling it again waits for the same end.
   */
  close(): Promise<void>;
}
