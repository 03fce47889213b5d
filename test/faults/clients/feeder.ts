import { randomUUID } from "node:crypto";
import { type ChannelModel, type ConfirmChannel, connect, type Options } from "amqplib";

/** Puts messages into queues, straight at the broker, and knows for certain that they are there. */
export class Feeder implements AsyncDisposable {
  readonly #client: ChannelModel;
  readonly #channel: ConfirmChannel;

  private constructor(client: ChannelModel, channel: ConfirmChannel) {
    this.#client = client;
    this.#channel = channel;
  }

  static async open(url: string): Promise<Feeder> {
    const client = await connect(url);
    client.on("error", () => undefined);
    return new Feeder(client, await client.createConfirmChannel());
  }

  /** Resolves when all of them are in the queue. */
  async feed(queue: string, ids: Iterable<number>): Promise<void> {
    for (const id of ids) this.send(queue, Buffer.from(JSON.stringify({ id })));
    await this.#channel.waitForConfirms();
  }

  send(queue: string, body: Buffer, properties: Options.Publish = {}): void {
    this.#channel.sendToQueue(queue, body, {
      persistent: true,
      messageId: randomUUID(),
      type: "bench.event",
      contentType: "application/json",
      ...properties,
    });
  }

  async confirmed(): Promise<void> {
    await this.#channel.waitForConfirms();
  }

  /** How many messages are ready there; 0 when there is no such queue. */
  async depth(queue: string): Promise<number> {
    const channel = await this.#client.createChannel();
    // The rejection of checkQueue says the same.
    channel.on("error", () => undefined);
    const state = await channel.checkQueue(queue).catch(() => undefined);
    if (state === undefined) return 0;
    await channel.close();
    return state.messageCount;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#client.close();
  }
}
