import { randomUUID } from "node:crypto";
import { Backoff } from "./backoff.js";
import { EventError } from "./errors.js";
import type { Prerequisite } from "./publication.js";
import type { Settings } from "./settings.js";
import {
  type IncomingMessage,
  type QueueDeclaration,
  type TransportChannel,
  type TransportConnection,
  TransportError,
} from "./transport.js";
import { sleep } from "./within.js";

/** What a user needs the rights to configure and to read: no other queues are called so. */
const PREFIX = "eventwright.reply.";

export interface OwnReplyQueueListener {
  replied(message: IncomingMessage): void;
  /** The queue is gone, and with it the answers that were on their way. The next one has another name. */
  gone(): void;
}

/**
 * A reply queue for requests that carry their reply address in headers or body. The broker puts a requester's direct reply
 * address into AMQP's `replyTo` alone, so that nobody could be answered at what would stand there.
 *
 * It lives on the connection that publishes. No request is sent before it is there, and it is declared each time under another
 * name: after a frozen connection the broker keeps an exclusive queue locked until it notices.
 */
export class OwnReplyQueue implements Prerequisite {
  readonly #listener: OwnReplyQueueListener;
  readonly #backoff: Backoff;
  readonly #closing = new AbortController();
  #name = newName();
  /** A name is tried once: the broker may have the queue, on a connection that is lost. */
  #isTried = false;
  /** Where it is consumed, while it is there. */
  #place: { readonly connection: TransportConnection; readonly channel: TransportChannel } | undefined;

  constructor({ initialDelayMs, maxDelayMs }: Settings, listener: OwnReplyQueueListener) {
    this.#listener = listener;
    this.#backoff = new Backoff({ initialDelayMs, maxDelayMs, firstAtOnce: true });
  }

  /** As it is called now, or will be called when it is declared. */
  get name(): string {
    return this.#name;
  }

  isThereOn(connection: TransportConnection): boolean {
    return this.#place?.connection === connection;
  }

  /**
   * @throws EventError `CONSUME_REFUSED`
   * @throws TransportError when the connection was lost meanwhile
   */
  async provide(connection: TransportConnection): Promise<void> {
    while (!this.isThereOn(connection)) {
      // Somebody may delete it again and again.
      await sleep(this.#backoff.nextDelayMs(), this.#closing.signal);
      await this.#declare(connection);
    }
    this.#backoff.succeeded();
  }

  close(): void {
    this.#closing.abort();
  }

  /** On a channel that nothing is published on: the broker closes it with a refusal. */
  async #declare(connection: TransportConnection): Promise<void> {
    this.#forget();
    if (this.#isTried) this.#name = newName();
    this.#isTried = true;
    const name = this.#name;
    const gone = (): void => {
      isGone = true;
      if (this.#place?.channel === channel) this.#forget();
    };
    let isGone = false;
    const channel = await connection.openChannel("plain", { closed: gone, drained: ignore, returned: ignore });
    try {
      await channel.declareQueue({ name, ...LIKE });
      const cancelled = (): void => {
        gone();
        void channel.close().catch(ignore);
      };
      // What is not handled is lost with the queue in any case.
      const delivered = (message: IncomingMessage): void => this.#listener.replied(message);
      await channel.consume(name, { noAck: true }, { delivered, cancelled });
      if (!isGone) this.#place = { connection, channel };
    } catch (error) {
      void channel.close().catch(ignore);
      if (!(error instanceof TransportError) || error.kind === "closed") throw error;
      // Deleted before it could be consumed.
      if (error.kind !== "not-found") throw refusedError(error);
    }
  }

  #forget(): void {
    if (this.#place === undefined) return;
    this.#place = undefined;
    this.#name = newName();
    this.#isTried = false;
    this.#listener.gone();
  }
}

/** The type is said, because a vhost may have another default, which cannot be exclusive. */
const LIKE: Omit<QueueDeclaration, "name"> = {
  durable: false,
  exclusive: true,
  autoDelete: true,
  arguments: { "x-queue-type": "classic" },
};

function newName(): string {
  return `${PREFIX}${randomUUID()}`;
}

function refusedError(cause: TransportError): EventError {
  return new EventError(
    "CONSUME_REFUSED",
    `The broker does not let us have a queue for its replies. ${cause.message} Give the user the rights to configure and to read queues whose names begin with "${PREFIX}".`,
    { cause },
  );
}

function ignore(): void {
  // Nothing is published on the queue's channel.
}
