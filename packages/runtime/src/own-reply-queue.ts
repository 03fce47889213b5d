import { randomUUID } from "node:crypto";
import type { ChannelExtension, Publisher } from "./publisher.js";
import {
  type IncomingMessage,
  type QueueDeclaration,
  type TransportChannel,
  type TransportConnection,
  TransportError,
} from "./transport.js";

/** What a user needs the rights to configure and to read: no other queues are called so. */
export const OWN_REPLY_QUEUE_PREFIX = "eventwright.reply.";

export interface OwnReplyQueueListener {
  replied(message: IncomingMessage): void;
  /**
   * The queue is gone, and with it the answers that were on their way. There will be another one under another name, unless the
   * broker refused it.
   */
  gone(refusal: TransportError | undefined): void;
}

/**
 * A reply queue for requests that carry their reply address in headers or body. The broker puts a requester's direct reply
 * address into AMQP's `replyTo` alone, so that nobody could be answered at what would stand there.
 *
 * It lives on the connection that publishes, declared anew before anything is sent on another one, each time under another name:
 * after a frozen connection the broker keeps an exclusive queue locked until it notices.
 */
export class OwnReplyQueue implements ChannelExtension {
  readonly #publisher: Publisher;
  readonly #listener: OwnReplyQueueListener;
  #name = newName();
  /** A name is tried once: the broker may have the queue, on a connection that is lost. */
  #isTried = false;
  #extending: Promise<void> | undefined;
  #connection: TransportConnection | undefined;
  /** Where it is consumed. */
  #channel: TransportChannel | undefined;
  #opening: { readonly connection: TransportConnection; readonly done: Promise<void> } | undefined;

  constructor(publisher: Publisher, listener: OwnReplyQueueListener) {
    this.#publisher = publisher;
    this.#listener = listener;
  }

  /** As it is called now, or will be called when it is declared. */
  get name(): string {
    return this.#name;
  }

  /** Resolves when nothing is sent before the queue is there, or was refused: then `gone` was called. */
  async use(): Promise<void> {
    if (this.#extending === undefined) {
      this.#extending = this.#publisher.extend(this).catch(ignoreClosed);
      await this.#extending;
      return;
    }
    await this.#extending;
    const connection = this.#connection;
    if (this.#channel === undefined && connection !== undefined) await this.#open(connection).catch(ignoreClosed);
  }

  async opened(_channel: TransportChannel, connection: TransportConnection): Promise<void> {
    if (this.#channel !== undefined) {
      // The channel alone is another one.
      if (this.#connection === connection) return;
      this.#forget();
    }
    this.#connection = connection;
    await this.#open(connection);
  }

  lost(): void {
    // The queue has a channel of its own, which says so itself.
  }

  #open(connection: TransportConnection): Promise<void> {
    if (this.#opening?.connection === connection) return this.#opening.done;
    const opening = {
      connection,
      done: this.#declare(connection).finally(() => {
        if (this.#opening === opening) this.#opening = undefined;
      }),
    };
    this.#opening = opening;
    return opening.done;
  }

  /** On a channel that nothing is published on: the broker closes it with a refusal. */
  async #declare(connection: TransportConnection): Promise<void> {
    const name = this.#nextName();
    let channel: TransportChannel | undefined;
    let isOver = false;
    const over = (isAlone: boolean): void => {
      isOver = true;
      if (channel === undefined || this.#channel !== channel) return;
      this.#forget();
      // What waits to be sent needs it, too.
      if (isAlone) void this.#open(connection).catch(() => undefined);
    };
    try {
      channel = await connection.openChannel("plain", {
        closed: (error) => over(error !== undefined),
        drained: ignore,
        returned: ignore,
      });
      await channel.declareQueue({ name, ...LIKE });
      const cancelled = (): void => {
        over(true);
        void channel?.close().catch(ignore);
      };
      // What is not handled is lost with the queue in any case.
      const delivered = (message: IncomingMessage): void => this.#listener.replied(message);
      await channel.consume(name, { noAck: true }, { delivered, cancelled });
      if (isOver || this.#connection !== connection) {
        throw new TransportError("closed", "The reply queue was lost while it was declared.");
      }
      this.#channel = channel;
    } catch (error) {
      void channel?.close().catch(ignore);
      if (!(error instanceof TransportError) || error.kind === "closed") {
        // What waited while an earlier queue went may have been sent with this name by now.
        if (this.#name === name) this.#forget();
        throw error;
      }
      this.#listener.gone(error);
    }
  }

  #nextName(): string {
    if (this.#isTried) this.#name = newName();
    this.#isTried = true;
    return this.#name;
  }

  #forget(): void {
    this.#channel = undefined;
    this.#name = newName();
    this.#isTried = false;
    this.#listener.gone(undefined);
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
  return `${OWN_REPLY_QUEUE_PREFIX}${randomUUID()}`;
}

/** A connection that is lost right now is followed by one that has the queue. */
function ignoreClosed(error: unknown): void {
  if (!(error instanceof TransportError) || error.kind !== "closed") throw error;
}

function ignore(): void {
  // Nothing is published on the queue's channel.
}
