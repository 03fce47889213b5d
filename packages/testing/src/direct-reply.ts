import type { BrokerMessage } from "./broker-message.js";

/** A client consumes from this name and sends it as `replyTo`; the broker puts the address of the channel in its place. */
export const REPLY_QUEUE = "amq.rabbitmq.reply-to";

export interface ReplyConsumer {
  reply(message: BrokerMessage): void;
}

/** RabbitMQ's direct reply-to: answers go straight to the channel that asked, without a queue. */
export class DirectReplies {
  readonly #consumers = new Map<string, ReplyConsumer>();
  #issued = 0;

  /** @returns the address for this consumer. */
  add(consumer: ReplyConsumer): string {
    const address = `${REPLY_QUEUE}.${++this.#issued}`;
    this.#consumers.set(address, consumer);
    return address;
  }

  remove(address: string): void {
    this.#consumers.delete(address);
  }

  has(address: string): boolean {
    return this.#consumers.has(address);
  }

  /** A reply to somebody who is gone is lost without a word. */
  deliver(message: BrokerMessage): void {
    if (message.exchange === "") this.#consumers.get(message.routingKey)?.reply(message);
  }
}
