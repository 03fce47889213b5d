import { setTimeout as sleep } from "node:timers/promises";
import { type Channel, type ChannelModel, type ConsumeMessage, connect } from "amqplib";
import { idOf } from "../drain.js";
import type { ConsumerSubject, ConsumerTarget, OpenConsumer } from "./consumer-subject.js";

export interface PlainConsumerHabits {
  /** `own`: the channel that delivered the message. `current`: whichever is open when the handler is done. */
  readonly settlesOn: "own" | "current";
  /** What a failure of the handler leads to: the message comes back, it is dropped, or nobody catches it. */
  readonly onFailure: "requeue" | "drop" | "throw";
  /** Whether it subscribes again when only its channel or its queue is gone. */
  readonly comesBack: boolean;
  /** Acknowledges each message so often. */
  readonly acks: 1 | 2;
}

const goodHabits: PlainConsumerHabits = { settlesOn: "own", onFailure: "requeue", comesBack: true, acks: 1 };

/** What people write on amqplib in an afternoon: it reconnects, and has the defect that is asked for. */
export function plainConsumer(defect: Partial<PlainConsumerHabits>): ConsumerSubject {
  return {
    async open(target) {
      const consumer = new PlainConsumer(target, { ...goodHabits, ...defect });
      await consumer.connect();
      return consumer;
    },
  };
}

class PlainConsumer implements OpenConsumer {
  readonly #target: ConsumerTarget;
  readonly #habits: PlainConsumerHabits;
  #model: ChannelModel | undefined;
  #channel: Channel | undefined;
  #isClosed = false;

  constructor(target: ConsumerTarget, habits: PlainConsumerHabits) {
    this.#target = target;
    this.#habits = habits;
  }

  /** It believes what it was told last. */
  get isHealthy(): boolean {
    return this.#model !== undefined;
  }

  async connect(): Promise<void> {
    const { url, heartbeatSeconds = 10 } = this.#target;
    const target = new URL(url);
    target.searchParams.set("heartbeat", String(heartbeatSeconds));
    const model = await connect(target.href, { timeout: 5_000 });
    model.on("error", () => undefined);
    model.on("close", () => void this.#reconnect(model));
    this.#model = model;
    await this.#subscribe(model);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#model?.close().catch(() => undefined);
  }

  async #subscribe(model: ChannelModel): Promise<void> {
    const { queue, prefetch = 10 } = this.#target;
    const channel = await model.createChannel();
    channel.on("error", () => undefined);
    const again = (): void => {
      if (this.#habits.comesBack && this.#model === model && !this.#isClosed) {
        void this.#subscribe(model).catch(() => undefined);
      }
    };
    channel.on("close", again);
    await channel.assertQueue(queue, { durable: true, maxPriority: 10 });
    await channel.prefetch(prefetch);
    this.#channel = channel;
    await channel.consume(queue, (message) => {
      if (message === null) channel.close().catch(() => undefined);
      else void this.#handle(message, channel);
    });
  }

  async #handle(message: ConsumeMessage, own: Channel): Promise<void> {
    const { onFailure, settlesOn, acks } = this.#habits;
    const settleOn = (): Channel | undefined => (settlesOn === "own" ? own : this.#channel);
    try {
      await this.#target.handle({
        id: idOf(message.content),
        messageId: message.properties.messageId,
        redelivered: message.fields.redelivered,
        signal: new AbortController().signal,
      });
      for (let ack = 0; ack < acks; ack += 1) settleOn()?.ack(message);
    } catch (error) {
      if (onFailure === "throw") throw error;
      try {
        settleOn()?.nack(message, false, onFailure === "requeue");
      } catch {
        // The channel is gone, and the message comes back by itself.
      }
    }
  }

  async #reconnect(lost: ChannelModel): Promise<void> {
    if (this.#model !== lost) return;
    this.#model = undefined;
    this.#channel = undefined;
    while (!this.#isClosed) {
      await sleep(20);
      try {
        await this.connect();
        return;
      } catch {
        // Not yet.
      }
    }
  }
}
