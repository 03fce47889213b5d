import { setTimeout as sleep } from "node:timers/promises";
import { type Channel, type ChannelModel, type ConsumeMessage, connect, type Options } from "amqplib";
import { allQueues } from "./contract-queues.js";
import { rabbitmqUrl } from "./rabbitmq-url.js";

/** How existing services declare their queues. */
const serviceQueueOptions: Options.AssertQueue = { durable: true, maxPriority: 10 };

/** A plain client beside the one under test: sees what really travels, and sends what our own would not. */
export class Wire implements AsyncDisposable {
  readonly #connection: ChannelModel;
  readonly #channel: Channel;

  private constructor(connection: ChannelModel, channel: Channel) {
    this.#connection = connection;
    this.#channel = channel;
  }

  /** Starts from nothing: the contract's queues are deleted. */
  static async open(): Promise<Wire> {
    const connection = await connect(rabbitmqUrl());
    const channel = await connection.createChannel();
    for (const queue of allQueues) await channel.deleteQueue(queue);
    return new Wire(connection, channel);
  }

  async declareServiceQueue(queue: string): Promise<void> {
    await this.#channel.assertQueue(queue, serviceQueueOptions);
  }

  /** Declares with these arguments on a channel of its own; rejects when the queue exists with others. */
  async declare(queue: string, options: Options.AssertQueue): Promise<void> {
    const channel = await this.#connection.createChannel();
    // The rejection of assertQueue says the same.
    channel.on("error", () => {});
    await channel.assertQueue(queue, options);
    await channel.close();
  }

  send(queue: string, body: string | Buffer, properties: Options.Publish = {}): void {
    this.#channel.sendToQueue(queue, Buffer.from(body), properties);
  }

  /** Waits for so many messages, in the order in which the broker delivers them. */
  async take(queue: string, count: number): Promise<readonly ConsumeMessage[]> {
    const channel = await this.#connection.createChannel();
    await channel.prefetch(count);
    const messages: ConsumeMessage[] = [];
    await new Promise<void>((resolve, reject) => {
      const consumer = (message: ConsumeMessage | null) => {
        if (message === null) return reject(new Error(`${queue} was deleted while messages were awaited.`));
        messages.push(message);
        channel.ack(message);
        if (messages.length === count) resolve();
      };
      channel.consume(queue, consumer).catch(reject);
    });
    await channel.close();
    return messages;
  }

  async takeOne(queue: string): Promise<ConsumeMessage> {
    const [message] = await this.take(queue, 1);
    if (message === undefined) throw new Error(`${queue} delivered nothing.`);
    return message;
  }

  /** Resolves when somebody consumes the queue. A broker tells nobody, so it is asked until it says so. */
  async untilConsumed(queue: string): Promise<void> {
    await this.declareServiceQueue(queue);
    while ((await this.#channel.checkQueue(queue)).consumerCount === 0) await sleep(20);
  }

  /** Resolves when the queue holds no message that waits; asked in the same way. */
  async untilEmpty(queue: string): Promise<void> {
    while ((await this.depth(queue)) > 0) await sleep(20);
  }

  async depth(queue: string): Promise<number> {
    return (await this.#channel.checkQueue(queue)).messageCount;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#connection.close();
  }
}
