import { checkParameterNames } from "./address.js";
import { composeMessage, newMessageId, resolveTimeoutMs } from "./compose.js";
import { connectError } from "./connect-error.js";
import type { Connection, ConnectionState, UpdateSecretOptions } from "./connection.js";
import type {
  AnyHandler,
  ConsumeOptions,
  Consumption,
  HandlersOf,
  ServiceConsumer,
  SubscriptionOptions,
} from "./consume-options.js";
import type { Destination, PublishOperation, RequestOperation, Subscription } from "./contract.js";
import { destinationTopology } from "./destination-topology.js";
import { EventError } from "./errors.js";
import type { ConsumerHealth, Health } from "./health.js";
import { Link } from "./link.js";
import { optionsOf } from "./option-checks.js";
import { publishEvent } from "./publish-event.js";
import type { AddressOptions, PublishOptions, RequestOptions, Sender, ServiceMessage } from "./publish-options.js";
import { Publisher } from "./publisher.js";
import { type ConsumptionParts, QueueConsumption } from "./queue-consumption.js";
import { readdressed } from "./reply-place.js";
import { ReplyQueues } from "./reply-queues.js";
import { Requester } from "./requester.js";
import { serviceDestination, serviceMessage, serviceOperation, serviceSubscription } from "./service-message.js";
import type { Settings } from "./settings.js";
import { Topologist } from "./topologist.js";
import { TransportError } from "./transport.js";
import { within } from "./within.js";

/** What part of `closeTimeoutMs` is over when handlers, and then confirms, are given up; the rest is for closing. */
const HANDLERS_UNTIL = 0.75;
const CONFIRMS_UNTIL = 0.9;
const CHANNELS_UNTIL = 0.95;

export class RabbitConnection implements Connection {
  readonly #settings: Settings;
  readonly #publishing: Link;
  readonly #consuming: Link;
  readonly #publisher: Publisher;
  readonly #requester: Requester;
  readonly #replyQueues: ReplyQueues;
  readonly #parts: ConsumptionParts;
  readonly #consumptions = new Set<QueueConsumption>();
  /** One object per service, by which its queue is known to be declared. */
  readonly #serviceDestinations = new Map<string, Destination>();
  #closed: Promise<void> | undefined;
  #isClosed = false;

  constructor(settings: Settings) {
    const topologist = new Topologist(settings.topology, settings.report);
    this.#settings = settings;
    this.#publishing = new Link("publishing", settings, {
      blockedChanged: () => this.#publisher.blockedChanged(),
      lost: (error) => this.#publisher.connectionLost(error),
    });
    // Neither blocked publishers nor bad messages concern a connection that only consumes.
    this.#consuming = new Link("consuming", settings, { blockedChanged: () => undefined, lost: () => undefined });
    this.#publisher = new Publisher(this.#publishing, settings, topologist);
    this.#replyQueues = new ReplyQueues(this.#consuming, settings, topologist);
    this.#requester = new Requester(this.#publisher, settings, this.#replyQueues);
    this.#parts = {
      link: this.#consuming,
      settings,
      topologist,
      publisher: this.#publisher,
      ended: (consumption) => this.#consumptions.delete(consumption),
    };
  }

  /** The publishing connection is opened now, so that a broker that cannot be used is noticed at start; the consuming one with the first consumer. */
  async open(): Promise<void> {
    const endMs = performance.now() + this.#settings.connectTimeoutMs;
    try {
      await this.#publishing.open();
      await within(this.#publisher.start(), endMs - performance.now(), () => this.#notReady());
    } catch (error) {
      this.#isClosed = true;
      await this.#publisher.close(0);
      await this.#publishing.close(0);
      throw connectError(error);
    }
  }

  get state(): ConnectionState {
    if (this.#isClosed) return "closed";
    if (this.#closed !== undefined) return "draining";
    const states = [this.#publishing.state, this.#consuming.state];
    if (states.includes("reconnecting")) return "reconnecting";
    if (this.#publishing.state !== "open") return "connecting";
    return this.#publishing.blocked ? "blocked" : "open";
  }

  async publish(
    operation: PublishOperation,
    event: unknown,
    sender: Sender,
    options?: PublishOptions<string, object> & AddressOptions,
  ): Promise<void> {
    await publishEvent(this.#publisher, this.#settings, {
      operation,
      event,
      sender,
      options: optionsOf(options),
      type: operation.message.type ?? operation.message.name,
    });
  }

  async request<Reply = unknown>(
    operation: RequestOperation,
    event: unknown,
    sender: Sender,
    given?: RequestOptions<object> & AddressOptions,
  ): Promise<Reply> {
    const options = optionsOf(given);
    const { message: contract, destination, replies, replyTo, replyAddress: place } = operation;
    checkParameterNames(destination.parameters ?? [], options.parameters, `${contract.name} was not sent`);
    const messageId = newMessageId(options);
    const address = replyTo?.queue ?? this.#requester.ownAddress;
    const sending = {
      contract,
      event,
      sender,
      options,
      messageId,
      correlationId: this.#requester.correlationIdFor(messageId),
      ...(place === undefined ? {} : { replyAddress: { place, address } }),
      now: new Date(),
      type: contract.type ?? contract.name,
    };
    const message = composeMessage(sending, destination, this.#settings);
    const reply = await this.#requester.request({
      message,
      correlationId: sending.correlationId,
      label: contract.name,
      topology: destinationTopology(destination, options.parameters, contract.name),
      replies,
      replyTo,
      addressedTo:
        place === undefined || replyTo !== undefined
          ? undefined
          : (queue) => (queue === address ? message : readdressed(message, contract, { place, address: queue })),
      timeoutMs: resolveTimeoutMs(options.timeoutMs, this.#settings.requestTimeoutMs),
      signal: options.signal,
      idempotent: options.idempotent ?? false,
    });
    // Checked by the validators of `replies`; the caller's type says in TypeScript what they check.
    return reply as Reply;
  }

  async consume<Handlers extends HandlersOf<Handlers>>(
    subscriptions: readonly Subscription[],
    handlers: Handlers,
    options?: ConsumeOptions<Handlers> & SubscriptionOptions,
  ): Promise<Consumption> {
    const table: Record<string, AnyHandler> = { ...handlers };
    const consumption = new QueueConsumption(subscriptions, table, optionsOf(options), this.#parts);
    if (this.#closed !== undefined) throw closedError();
    // Known before it runs: a `close()` from now on waits for it.
    this.#consumptions.add(consumption);
    const endMs = performance.now() + this.#settings.connectTimeoutMs;
    try {
      await this.#consuming.open();
      await within(consumption.start(), endMs - performance.now(), () => this.#notReady());
    } catch (error) {
      await consumption.close(0);
      throw consumeError(error);
    }
    return consumption;
  }

  async sendToService(message: ServiceMessage, given?: PublishOptions): Promise<void> {
    const options = optionsOf(given);
    const fromService = message.fromService ?? this.#settings.appId;
    if (fromService === undefined) {
      throw new EventError(
        "OPTION_INVALID",
        "Nothing was sent: fromService is missing. Give it, or appId to connect().",
      );
    }
    await publishEvent(this.#publisher, this.#settings, {
      operation: serviceOperation(this.#serviceDestination(message.toService), message.method),
      event: message.message,
      sender: { service: fromService },
      options: message.urgency === undefined ? options : { urgency: message.urgency, ...options },
    });
  }

  async consumeService({ service, handler }: ServiceConsumer, options?: ConsumeOptions): Promise<Consumption> {
    return this.consume([serviceSubscription(service)], { [serviceMessage.name]: handler }, options);
  }

  async updateSecret(value: string, options?: UpdateSecretOptions): Promise<void> {
    const { reason = "the secret was refreshed" } = optionsOf(options);
    if (this.#closed !== undefined) {
      throw new EventError("CONNECTION_CLOSED", "The secret was not updated: the connection is closed.");
    }
    if (typeof value !== "string" || value === "") {
      throw new EventError("OPTION_INVALID", "The secret was not updated: it is empty, or no text.");
    }
    if (typeof reason !== "string" || Buffer.byteLength(reason) > 255) {
      throw new EventError("OPTION_INVALID", "The secret was not updated: reason must be a text of at most 255 bytes.");
    }
    if (this.#settings.users.length === 0) {
      throw new EventError("OPTION_INVALID", "The secret was not updated: a certificate says who we are.");
    }
    const links = [this.#publishing, this.#consuming];
    const told = await Promise.allSettled(links.map((link) => link.updateSecret({ value, reason })));
    const refused = told.find((result) => result.status === "rejected");
    if (refused !== undefined) throw secretError(refused.reason);
  }

  health(): Health {
    const { state } = this;
    const consumers = [...[...this.#consumptions].flatMap(({ health }) => health), ...this.#replyQueues.health];
    const isHealthy = state === "open" && this.#publisher.isReady && consumers.every(isWorking);
    return {
      messaging: isHealthy ? "healthy" : "unhealthy",
      state,
      blocked: this.#publishing.blocked,
      pending: {
        inFlight: this.#publisher.inFlight,
        waiting: this.#publisher.waiting,
        requests: this.#requester.pending,
      },
      consumers,
    };
  }

  close(): Promise<void> {
    this.#closed ??= this.#closeInOrder();
    return this.#closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** Handlers may publish, so they end first; closing a connection before its channels would lose what they still hold. */
  async #closeInOrder(): Promise<void> {
    const { closeTimeoutMs, report } = this.#settings;
    const startMs = performance.now();
    const leftUntil = (share: number): number => startMs + closeTimeoutMs * share - performance.now();
    report({ type: "draining" });
    await Promise.all([...this.#consumptions].map((consumption) => consumption.close(leftUntil(HANDLERS_UNTIL))));
    await this.#publisher.drain(leftUntil(CONFIRMS_UNTIL));
    this.#requester.close();
    await Promise.all([
      this.#replyQueues.close(leftUntil(CHANNELS_UNTIL)),
      this.#publisher.close(leftUntil(CHANNELS_UNTIL)),
    ]);
    await Promise.all([this.#consuming.close(leftUntil(1)), this.#publishing.close(leftUntil(1))]);
    this.#isClosed = true;
    report({ type: "closed" });
  }

  #serviceDestination(service: string): Destination {
    let destination = this.#serviceDestinations.get(service);
    if (destination === undefined) {
      destination = serviceDestination(service);
      this.#serviceDestinations.set(service, destination);
    }
    return destination;
  }

  #notReady(): EventError {
    const { connectTimeoutMs } = this.#settings;
    return new EventError(
      "CONNECT_TIMEOUT",
      `The broker was not ready within ${connectTimeoutMs} ms. Raise connectTimeoutMs, or look at its log.`,
    );
  }
}

function isWorking({ state, idempotencyStore }: ConsumerHealth): boolean {
  return state !== "lost" && idempotencyStore?.state !== "failing";
}

/** Whatever the broker says about a secret, it means that it is not the right one. */
function secretError(error: unknown): EventError {
  if (!(error instanceof TransportError) || error.replyCode === undefined) return connectError(error);
  return new EventError(
    "CONNECT_ACCESS_REFUSED",
    `The broker refused the new secret. ${error.message} The connection comes back when a right one follows.`,
    { cause: error },
  );
}

function consumeError(error: unknown): EventError {
  if (error instanceof EventError) return error;
  if (!(error instanceof TransportError)) return connectError(error);
  if (error.kind === "closed") return closedError(error);
  return new EventError(
    "CONSUME_REFUSED",
    `The broker does not let us consume: ${error.message} Check the user's rights and who else consumes the queue.`,
    {
      cause: error,
    },
  );
}

function closedError(cause?: unknown): EventError {
  return new EventError("CONNECTION_CLOSED", "Nothing is consumed: the connection is closed or was lost.", { cause });
}
