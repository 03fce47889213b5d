import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type ChannelModel, type ConfirmChannel, connect } from "amqplib";
import type { OpenPublisher, PublisherSubject, PublisherTarget } from "./publisher-subject.js";

export interface PlainPublisherHabits {
  /** Whether a publish waits for the broker's confirm, or counts as done when amqplib took it. */
  readonly waitsForConfirm: boolean;
  /** What becomes of messages whose confirm is open when the connection is lost, and of those sent while there is none. */
  readonly onLoss: "fail" | "resend";
  /** Whether a message that is sent again keeps its message id. */
  readonly keepsMessageId: boolean;
  /** Whether somebody listens for `error`, without which Node ends the process. */
  readonly listensForErrors: boolean;
}

const goodHabits: PlainPublisherHabits = {
  waitsForConfirm: true,
  onLoss: "resend",
  keepsMessageId: true,
  listensForErrors: true,
};

/** What people write on amqplib in an afternoon: it reconnects, and has the defect that is asked for. */
export function plainPublisher(defect: Partial<PlainPublisherHabits>): PublisherSubject {
  return {
    async open(target) {
      const publisher = new PlainPublisher(target, { ...goodHabits, ...defect });
      await publisher.connect();
      return publisher;
    },
  };
}

interface Waiting {
  readonly id: number;
  readonly padding: string | undefined;
  messageId: string;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

class PlainPublisher implements OpenPublisher {
  readonly #target: PublisherTarget;
  readonly #habits: PlainPublisherHabits;
  readonly #models: ChannelModel[] = [];
  #model: ChannelModel | undefined;
  #channel: ConfirmChannel | undefined;
  #unconfirmed = new Set<Waiting>();
  #resent = 0;
  #isClosed = false;

  constructor(target: PublisherTarget, habits: PlainPublisherHabits) {
    this.#target = target;
    this.#habits = habits;
  }

  get inFlight(): number {
    return this.#unconfirmed.size;
  }

  get resent(): number {
    return this.#resent;
  }

  async connect(): Promise<void> {
    const { url, queue, heartbeatSeconds = 10 } = this.#target;
    const target = new URL(url);
    target.searchParams.set("heartbeat", String(heartbeatSeconds));
    const model = await connect(target.href, { timeout: 5_000 });
    if (this.#habits.listensForErrors) model.on("error", () => undefined);
    model.on("close", () => void this.#reconnect(model));
    this.#models.push(model);
    this.#model = model;
    const channel = await model.createConfirmChannel();
    channel.on("error", () => undefined);
    await channel.assertQueue(queue, { durable: true, maxPriority: 10 });
    this.#channel = channel;
    const again = [...this.#unconfirmed];
    this.#unconfirmed = new Set();
    this.#resent += again.length;
    for (const waiting of again) {
      if (!this.#habits.keepsMessageId) waiting.messageId = randomUUID();
      this.#send(waiting);
    }
  }

  publish(id: number, { padding }: { readonly padding?: string } = {}): Promise<void> {
    return new Promise((resolve, reject) => this.#send({ id, padding, messageId: randomUUID(), resolve, reject }));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    // What still goes wrong is no longer part of the scenario.
    for (const model of this.#models) model.on("error", () => undefined);
    await this.#model?.close().catch(() => undefined);
  }

  #send(waiting: Waiting): void {
    const { id, padding, messageId, resolve, reject } = waiting;
    if (this.#channel === undefined && this.#habits.onLoss === "fail") {
      reject(new Error("not connected"));
      return;
    }
    this.#unconfirmed.add(waiting);
    if (this.#channel === undefined) return;
    const body = Buffer.from(JSON.stringify({ id, padding }));
    const properties = { persistent: true, messageId };
    try {
      this.#channel.sendToQueue(this.#target.queue, body, properties, (error: unknown) => {
        if (error !== null && error !== undefined) {
          if (this.#habits.onLoss === "resend") return;
          this.#unconfirmed.delete(waiting);
          reject(new Error("connection lost"));
        } else {
          this.#unconfirmed.delete(waiting);
          resolve();
        }
      });
      if (!this.#habits.waitsForConfirm) resolve();
    } catch (error) {
      if (this.#habits.onLoss === "fail") {
        this.#unconfirmed.delete(waiting);
        reject(error instanceof Error ? error : new Error("publish failed"));
      }
    }
  }

  async #reconnect(lost: ChannelModel): Promise<void> {
    if (this.#model !== lost) return;
    this.#target.onLost?.();
    this.#model = undefined;
    this.#channel = undefined;
    if (!this.#habits.waitsForConfirm) this.#unconfirmed.clear();
    while (!this.#isClosed) {
      await sleep(100);
      try {
        await this.connect();
        return;
      } catch {
        // Not yet.
      }
    }
  }
}
