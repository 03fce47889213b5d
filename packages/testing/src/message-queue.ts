import type { QueueDeclaration, QueueState } from "@eventwright/runtime/transport";
import type { BrokerMessage } from "./broker-message.js";
import type { DeathReason } from "./dead-letter.js";
import { accessRefused } from "./protocol-error.js";
import { readQueueLimits } from "./queue-arguments.js";
import type { QueuedMessage } from "./queued-message.js";
import { ReadyMessages } from "./ready-messages.js";

export interface QueueConsumer {
  /** What it takes counts as settled. */
  readonly noAck: boolean;
  readonly exclusive: boolean;
  /** False while it holds as many unsettled messages as its prefetch allows. */
  canTake(): boolean;
  take(message: QueuedMessage): void;
  /** The queue is gone. */
  cancelled(): void;
}

/** What a queue asks of its surroundings. */
export interface QueueOwner {
  died(message: BrokerMessage, reason: DeathReason): void;
  /** The last consumer left. */
  unused(): void;
}

/** Node's timers take no more; a longer expiry is looked at again then. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** One classic queue: keeps messages in order, hands them to its consumers in turn, and lets them expire at its head. */
export class MessageQueue {
  readonly declaration: QueueDeclaration;
  readonly #limits;
  readonly #owner: QueueOwner;
  readonly #ready: ReadyMessages;
  /** The next one to be served first. */
  #consumers: QueueConsumer[] = [];
  #published = 0;
  #handedOut = 0;
  #deleted = false;
  #expiry: NodeJS.Timeout | undefined;

  constructor(declaration: QueueDeclaration, owner: QueueOwner) {
    this.declaration = declaration;
    this.#limits = readQueueLimits(declaration.arguments);
    this.#owner = owner;
    this.#ready = new ReadyMessages(this.#limits.maxPriority);
  }

  get state(): QueueState {
    return { messageCount: this.#ready.size, consumerCount: this.#consumers.length };
  }

  /** Messages that a consumer has and did not settle. */
  get unsettledCount(): number {
    return this.#handedOut;
  }

  /** In the order in which they will be delivered. */
  readyMessages(): readonly BrokerMessage[] {
    return Array.from(this.#ready, ({ message }) => message);
  }

  /** @returns false when the queue is full and refuses new messages (`x-overflow: reject-publish`). */
  enqueue(message: BrokerMessage): boolean {
    const { maxLength, overflow } = this.#limits;
    this.#serve();
    if (overflow === "reject-publish" && this.#ready.size >= maxLength) return false;
    const fresh: QueuedMessage = {
      message,
      position: this.#published++,
      expiresAtMs: this.#expiresAtMs(message),
      redelivered: false,
    };
    this.#ready.insert(fresh);
    this.#serve(fresh);
    while (this.#ready.size > maxLength) this.#bury(this.#ready.takeHead(), "maxlen");
    return true;
  }

  /** @throws ProtocolError 403 when one of the consumers wants the queue for itself. */
  addConsumer(consumer: QueueConsumer): void {
    const exclusive =
      this.#consumers.some((other) => other.exclusive) || (consumer.exclusive && this.#consumers.length > 0);
    if (exclusive) throw accessRefused(`queue '${this.declaration.name}' in vhost '/' in exclusive use`);
    this.#consumers.push(consumer);
  }

  removeConsumer(consumer: QueueConsumer): void {
    const others = this.#consumers.filter((other) => other !== consumer);
    if (others.length === this.#consumers.length) return;
    this.#consumers = others;
    if (others.length === 0) this.#owner.unused();
    // With a single active consumer, the next one takes over.
    this.#serve();
  }

  /** Hands out what can be handed out: to be called when a consumer came or has room again. */
  serve(): void {
    this.#serve();
  }

  acknowledge(): void {
    this.#handedOut--;
    this.#serve();
  }

  reject(message: QueuedMessage): void {
    this.#handedOut--;
    if (!this.#deleted) this.#bury(message, "rejected");
    this.#serve();
  }

  /** All of them take their places before the first is handed out again. */
  requeue(messages: readonly QueuedMessage[]): void {
    this.#handedOut -= messages.length;
    if (this.#deleted) return;
    for (const message of messages) this.#ready.insert({ ...message, redelivered: true });
    this.#serve();
  }

  /** Its messages are gone, not dead-lettered. */
  delete(): void {
    this.#deleted = true;
    clearTimeout(this.#expiry);
    const consumers = this.#consumers;
    this.#consumers = [];
    for (const consumer of consumers) consumer.cancelled();
  }

  /** @param fresh just published: with a TTL of 0 it is delivered now or never. */
  #serve(fresh?: QueuedMessage): void {
    if (this.#deleted) return;
    for (let head = this.#ready.head(); head !== undefined; head = this.#ready.head()) {
      if (head !== fresh && isExpired(head)) {
        this.#bury(this.#ready.takeHead(), "expired");
        continue;
      }
      const consumer = this.#nextConsumer();
      if (consumer === undefined) break;
      this.#ready.takeHead();
      if (!consumer.noAck) this.#handedOut++;
      consumer.take(head);
    }
    this.#awaitExpiry();
  }

  /** In turn among those that have room; with a single active consumer only the oldest. */
  #nextConsumer(): QueueConsumer | undefined {
    const candidates = this.#limits.singleActiveConsumer ? this.#consumers.slice(0, 1) : this.#consumers;
    const consumer = candidates.find((candidate) => candidate.canTake());
    if (consumer !== undefined && !this.#limits.singleActiveConsumer) {
      this.#consumers = [...this.#consumers.filter((other) => other !== consumer), consumer];
    }
    return consumer;
  }

  #bury(message: QueuedMessage | undefined, reason: DeathReason): void {
    if (message !== undefined) this.#owner.died(message.message, reason);
  }

  #expiresAtMs({ properties }: BrokerMessage): number | undefined {
    const ttlMs = Math.min(this.#limits.messageTtlMs, properties.expirationMs ?? Number.POSITIVE_INFINITY);
    return Number.isFinite(ttlMs) ? Date.now() + ttlMs : undefined;
  }

  /** Only the head expires: a short-lived message behind a long-lived one waits for it, as in RabbitMQ. */
  #awaitExpiry(): void {
    clearTimeout(this.#expiry);
    const expiresAtMs = this.#ready.head()?.expiresAtMs;
    if (expiresAtMs === undefined) return;
    const delayMs = Math.min(Math.max(0, expiresAtMs - Date.now()), MAX_TIMER_MS);
    this.#expiry = setTimeout(() => this.#serve(), delayMs).unref();
  }
}

function isExpired(message: QueuedMessage): boolean {
  return message.expiresAtMs !== undefined && message.expiresAtMs <= Date.now();
}
