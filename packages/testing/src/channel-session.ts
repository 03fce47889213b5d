import type {
  ConsumerOptions,
  ExchangeDeclaration,
  IncomingMessage,
  MessageProperties,
  QueueBinding,
  QueueDeclaration,
  QueueState,
  ReturnedMessage,
} from "@eventwright/runtime/transport";
import type { Observe } from "./broker-event.js";
import { type BrokerMessage, copyMessage } from "./broker-message.js";
import { type DirectReplies, REPLY_QUEUE } from "./direct-reply.js";
import type { MessageQueue, QueueConsumer } from "./message-queue.js";
import { noSuch, preconditionFailed } from "./protocol-error.js";
import type { QueuedMessage } from "./queued-message.js";
import type { VirtualHost } from "./virtual-host.js";

/** The client's end of the channel, as the broker sees it. */
export interface ChannelPeer {
  delivered(message: IncomingMessage): void;
  cancelled(consumerTag: string): void;
  returned(message: ReturnedMessage): void;
}

/** What a channel has of the broker. */
export interface ChannelSurroundings {
  readonly vhost: VirtualHost;
  readonly replies: DirectReplies;
  readonly observe: Observe;
  readonly connection: { readonly name: string; readonly user: string };
  readonly nextConsumerTag: () => string;
}

export type SettleOutcome = "acknowledge" | "reject" | "requeue";

interface Unsettled {
  readonly queue: MessageQueue;
  readonly consumer: SessionConsumer;
  readonly message: QueuedMessage;
}

interface SessionConsumer extends QueueConsumer {
  readonly queue: MessageQueue;
  unsettled: number;
}

/** The default of RabbitMQ 3.10; 4.0 has 16 MiB. */
const MAX_MESSAGE_BYTES = 128 * 1024 * 1024;

/** The broker's end of one channel: consumers, delivery tags, and what was delivered and not settled. */
export class ChannelSession {
  readonly #around: ChannelSurroundings;
  readonly #peer: ChannelPeer;
  readonly #consumers = new Map<string, SessionConsumer>();
  readonly #unsettled = new Map<number, Unsettled>();
  #replyAddress: string | undefined;
  #replyTag: string | undefined;
  #prefetch = 0;
  #deliveries = 0;
  #isClosed = false;

  constructor(around: ChannelSurroundings, peer: ChannelPeer) {
    this.#around = around;
    this.#peer = peer;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  checkQueue(name: string): QueueState {
    if (name.startsWith(REPLY_QUEUE)) return this.#checkReplyQueue(name);
    return this.#queue(name).state;
  }

  declareQueue(queue: QueueDeclaration): QueueState {
    return this.#around.vhost.declareQueue(queue, this.#around.connection);
  }

  checkExchange(name: string): void {
    if (name !== "") this.#around.vhost.exchange(name);
  }

  declareExchange(exchange: ExchangeDeclaration): void {
    this.#around.vhost.declareExchange(exchange);
  }

  bindQueue(binding: QueueBinding): void {
    this.#around.vhost.bindQueue(binding, this.#around.connection);
  }

  setPrefetch(count: number): void {
    this.#prefetch = count;
  }

  /** @returns false when a full queue refused the message. */
  publish(message: BrokerMessage, mandatory: boolean): boolean {
    this.#checkPublish(message);
    const { vhost, replies, observe, connection } = this.#around;
    const sent = { ...message, properties: this.#sentProperties(message.properties) };
    const routed = vhost.publish(sent, connection.name);
    // A direct reply counts as unroutable for `mandatory`, though it is delivered: RabbitMQ has no queue for it.
    replies.deliver(sent);
    if (mandatory && routed.queues.length === 0) {
      const { exchange, routingKey, properties } = copyMessage(sent);
      this.#peer.returned({ exchange, routingKey, properties, replyCode: 312, replyText: "NO_ROUTE" });
      observe({ kind: "returned", message: sent, to: connection.name });
    }
    return !routed.refused;
  }

  /** @returns the consumer's tag. Nothing is delivered before `startConsumer`, so that the client hears of the tag first. */
  consume(queueName: string, options: ConsumerOptions): string {
    const tag = this.#around.nextConsumerTag();
    if (queueName === REPLY_QUEUE) this.#consumeReplies(tag, options);
    else this.#consumers.set(tag, this.#addConsumer(tag, this.#queue(queueName), options));
    return tag;
  }

  startConsumer(tag: string): void {
    this.#consumers.get(tag)?.queue.serve();
  }

  /** What it has not settled stays with the channel. An unknown tag is none of anybody's business. */
  cancel(tag: string): void {
    if (tag === this.#replyTag) this.#forgetReplies();
    const consumer = this.#consumers.get(tag);
    this.#consumers.delete(tag);
    consumer?.queue.removeConsumer(consumer);
  }

  /** @throws ProtocolError 406 for a tag that was not delivered here, or is settled. */
  settle(deliveryTag: number, upTo: boolean, outcome: SettleOutcome): void {
    const everything = upTo && deliveryTag === 0;
    if (!everything && !this.#unsettled.has(deliveryTag))
      throw preconditionFailed(`unknown delivery tag ${deliveryTag}`);
    const tags = upTo ? [...this.#unsettled.keys()].filter((tag) => everything || tag <= deliveryTag) : [deliveryTag];
    const settled = tags.flatMap((tag) => this.#take(tag));
    if (outcome === "requeue") {
      this.#requeue(settled);
      return;
    }
    for (const { queue, message } of settled) {
      if (outcome === "acknowledge") {
        this.#around.observe({ kind: "acknowledged", message: message.message, queue: queue.declaration.name });
        queue.acknowledge();
      } else {
        queue.reject(message);
      }
    }
  }

  /** Consumers end, and what is not settled goes back to its queues. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#forgetReplies();
    const unsettled = [...this.#unsettled.keys()].flatMap((tag) => this.#take(tag));
    this.#requeue(unsettled);
    for (const consumer of this.#consumers.values()) consumer.queue.removeConsumer(consumer);
    this.#consumers.clear();
  }

  get unsettledCount(): number {
    return this.#unsettled.size;
  }

  #queue(name: string): MessageQueue {
    return this.#around.vhost.queue(name, this.#around.connection);
  }

  #addConsumer(tag: string, queue: MessageQueue, options: ConsumerOptions): SessionConsumer {
    const prefetch = this.#prefetch;
    const consumer: SessionConsumer = {
      queue,
      noAck: options.noAck ?? false,
      exclusive: options.exclusive ?? false,
      unsettled: 0,
      canTake: () => !this.#isClosed && (prefetch === 0 || consumer.unsettled < prefetch),
      take: (message) => this.#deliver(tag, consumer, message),
      cancelled: () => {
        this.#consumers.delete(tag);
        this.#peer.cancelled(tag);
      },
    };
    queue.addConsumer(consumer);
    return consumer;
  }

  #deliver(consumerTag: string, consumer: SessionConsumer, message: QueuedMessage): void {
    const deliveryTag = ++this.#deliveries;
    if (!consumer.noAck) {
      consumer.unsettled++;
      this.#unsettled.set(deliveryTag, { queue: consumer.queue, consumer, message });
    }
    this.#hand(consumerTag, deliveryTag, consumer.queue.declaration.name, message);
  }

  #hand(
    consumerTag: string,
    deliveryTag: number,
    queue: string,
    given: Pick<QueuedMessage, "message" | "redelivered">,
  ) {
    const { message, redelivered } = given;
    this.#around.observe({ kind: "delivered", message, queue, to: this.#around.connection.name, redelivered });
    this.#peer.delivered({ ...copyMessage(message), consumerTag, deliveryTag, redelivered });
  }

  #take(deliveryTag: number): Unsettled[] {
    const taken = this.#unsettled.get(deliveryTag);
    if (taken === undefined) return [];
    this.#unsettled.delete(deliveryTag);
    taken.consumer.unsettled--;
    return [taken];
  }

  #requeue(unsettled: readonly Unsettled[]): void {
    for (const [queue, group] of groupByQueue(unsettled)) {
      for (const { message } of group) {
        this.#around.observe({ kind: "requeued", message: message.message, queue: queue.declaration.name });
      }
      queue.requeue(group.map(({ message }) => message));
    }
  }

  #consumeReplies(tag: string, options: ConsumerOptions): void {
    if (options.noAck !== true) throw preconditionFailed("reply consumer cannot acknowledge");
    if (this.#replyTag !== undefined) throw preconditionFailed("reply consumer already set");
    this.#replyTag = tag;
    this.#replyAddress = this.#around.replies.add({
      // A reply is not to be settled and gets no number of its own: it is shown the next one.
      reply: (message) => this.#hand(tag, this.#deliveries + 1, REPLY_QUEUE, { message, redelivered: false }),
    });
  }

  #forgetReplies(): void {
    if (this.#replyAddress !== undefined) this.#around.replies.remove(this.#replyAddress);
    this.#replyAddress = undefined;
    this.#replyTag = undefined;
  }

  #checkReplyQueue(name: string): QueueState {
    if (name !== REPLY_QUEUE && !this.#around.replies.has(name)) throw noSuch("queue", name);
    return { messageCount: 0, consumerCount: 1 };
  }

  #checkPublish({ body, properties }: BrokerMessage): void {
    const { expirationMs, userId, replyTo } = properties;
    const { user } = this.#around.connection;
    if (body.length > MAX_MESSAGE_BYTES) {
      throw preconditionFailed(`message size ${body.length} is larger than configured max size ${MAX_MESSAGE_BYTES}`);
    }
    if (expirationMs !== undefined && !(Number.isInteger(expirationMs) && expirationMs >= 0)) {
      throw preconditionFailed(`invalid expiration '${expirationMs}'`);
    }
    if (userId !== undefined && userId !== user) {
      throw preconditionFailed(`user_id property set to '${userId}' but authenticated user was '${user}'`);
    }
    if (replyTo === REPLY_QUEUE && this.#replyAddress === undefined) {
      throw preconditionFailed("fast reply consumer does not exist");
    }
  }

  #sentProperties(properties: MessageProperties): MessageProperties {
    if (properties.replyTo !== REPLY_QUEUE || this.#replyAddress === undefined) return properties;
    return { ...properties, replyTo: this.#replyAddress };
  }
}

function groupByQueue(unsettled: readonly Unsettled[]): ReadonlyMap<MessageQueue, readonly Unsettled[]> {
  const groups = new Map<MessageQueue, Unsettled[]>();
  for (const item of unsettled) groups.set(item.queue, [...(groups.get(item.queue) ?? []), item]);
  return groups;
}
