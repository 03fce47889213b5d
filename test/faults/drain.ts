import { type ConsumeMessage, connect } from "amqplib";
import type { Arrival } from "./account.js";

/** Takes everything out of a queue that nobody publishes to any more, with a client of its own. */
export async function drain(url: string, queue: string): Promise<readonly Arrival[]> {
  const messages = await takeAll(url, queue);
  return messages.map(({ content, properties }) => ({ id: idOf(content), messageId: properties.messageId }));
}

/** The same, as the broker delivers them; nothing from a queue that does not exist. */
export async function takeAll(url: string, queue: string): Promise<readonly ConsumeMessage[]> {
  const client = await connect(url);
  try {
    const messages: ConsumeMessage[] = [];
    const channel = await client.createChannel();
    // The rejection of checkQueue says the same.
    channel.on("error", () => undefined);
    for (;;) {
      const state = await channel.checkQueue(queue).catch(() => undefined);
      if (state === undefined || state.messageCount === 0) return messages;
      const wanted = messages.length + state.messageCount;
      await new Promise<void>((resolve, reject) => {
        const take = (message: ConsumeMessage | null): void => {
          if (message === null) {
            reject(new Error(`The queue ${queue} was deleted while it was drained.`));
            return;
          }
          messages.push(message);
          if (messages.length === wanted) resolve();
        };
        channel.consume(queue, take, { noAck: true, consumerTag: "drain" }).catch(reject);
      });
      await channel.cancel("drain");
    }
  } finally {
    await client.close();
  }
}

/** `NaN` for a body that the bench did not send: it is unexpected. */
export function idOf(body: Buffer): number {
  try {
    return Number(JSON.parse(body.toString()).id);
  } catch {
    return Number.NaN;
  }
}
