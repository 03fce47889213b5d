import type { ExchangeDeclaration, QueueBinding, QueueDeclaration, QueueState } from "@eventwright/runtime/transport";
import type { Observe } from "./broker-event.js";
import type { BrokerMessage } from "./broker-message.js";
import { type DeathReason, isCycle, toDeadLetter } from "./dead-letter.js";
import { Exchange } from "./exchange.js";
import { MessageQueue } from "./message-queue.js";
import { accessRefused, noSuch, ProtocolError, resourceLocked } from "./protocol-error.js";
import {
  checkQueueArguments,
  checkSameExchange,
  checkSameQueue,
  keepsDeadLetters,
  readDeadLetterRoute,
} from "./queue-arguments.js";
import { EXCHANGE_TYPES, isExchangeType, routingKeysOf, withoutBcc } from "./routing.js";

/** Whoever declared an exclusive queue. Compared by identity, nothing else. */
export type Owner = object;

export interface Routed {
  readonly queues: readonly string[];
  /** A full queue refused the message. */
  readonly refused: boolean;
}

interface OwnedQueue {
  readonly queue: MessageQueue;
  readonly owner: Owner | undefined;
}

/** Queues, exchanges and bindings, and how messages move between them. */
export class VirtualHost {
  readonly #queues = new Map<string, OwnedQueue>();
  readonly #exchanges = new Map<string, Exchange>();
  /** Messages that died in a queue that keeps its dead letters, until there is a queue for them. */
  readonly #unburied: (() => void)[] = [];
  readonly #observe: Observe;

  constructor(observe: Observe) {
    this.#observe = observe;
    for (const type of EXCHANGE_TYPES) {
      const declaration = { name: `amq.${type}`, type, durable: true, autoDelete: false, arguments: {} };
      this.#exchanges.set(declaration.name, new Exchange(declaration, type));
    }
  }

  get queues(): readonly MessageQueue[] {
    return Array.from(this.#queues.values(), ({ queue }) => queue);
  }

  findQueue(name: string): MessageQueue | undefined {
    return this.#queues.get(name)?.queue;
  }

  /** @throws ProtocolError 404, or 405 when it belongs to another connection. */
  queue(name: string, owner: Owner): MessageQueue {
    const found = this.#queues.get(name);
    if (found === undefined) throw noSuch("queue", name);
    if (found.owner !== undefined && found.owner !== owner) throw resourceLocked(name);
    return found.queue;
  }

  declareQueue(declaration: QueueDeclaration, owner: Owner): QueueState {
    const { name } = declaration;
    const found = this.#queues.get(name);
    if (found !== undefined) {
      if (found.owner !== (declaration.exclusive ? owner : undefined)) throw resourceLocked(name);
      checkSameQueue(found.queue.declaration, declaration);
      return found.queue.state;
    }
    if (name.startsWith("amq.")) throw accessRefused(`queue name '${name}' contains reserved prefix 'amq.*'`);
    checkQueueArguments(declaration);
    const queue = new MessageQueue(declaration, {
      died: (message, reason) => this.#died(message, reason, queue),
      unused: () => {
        if (declaration.autoDelete) this.deleteQueue(name);
      },
    });
    this.#queues.set(name, { queue, owner: declaration.exclusive ? owner : undefined });
    for (const bury of this.#unburied.splice(0)) bury();
    return queue.state;
  }

  deleteQueue(name: string): void {
    const found = this.#queues.get(name);
    if (found === undefined) return;
    this.#queues.delete(name);
    for (const [exchangeName, exchange] of this.#exchanges) {
      if (exchange.unbindQueue(name) && exchange.declaration.autoDelete) this.#exchanges.delete(exchangeName);
    }
    found.queue.delete();
  }

  deleteQueuesOf(owner: Owner): void {
    for (const [name, queue] of this.#queues) if (queue.owner === owner) this.deleteQueue(name);
  }

  /** @throws ProtocolError 404. */
  exchange(name: string): Exchange {
    const exchange = this.#exchanges.get(name);
    if (exchange === undefined) throw noSuch("exchange", name);
    return exchange;
  }

  declareExchange(declaration: ExchangeDeclaration): void {
    const { name, type } = declaration;
    if (name === "") throw accessRefused("operation not permitted on the default exchange");
    if (!isExchangeType(type)) {
      throw new ProtocolError(503, `COMMAND_INVALID - unknown exchange type '${type}'`, "connection");
    }
    const existing = this.#exchanges.get(name);
    if (existing !== undefined) checkSameExchange(existing.declaration, declaration);
    else if (name.startsWith("amq.")) throw accessRefused(`exchange name '${name}' contains reserved prefix 'amq.*'`);
    else this.#exchanges.set(name, new Exchange(declaration, type));
  }

  bindQueue(binding: QueueBinding, owner: Owner): void {
    if (binding.exchange === "") throw accessRefused("operation not permitted on the default exchange");
    this.queue(binding.queue, owner);
    const { queue, routingKey, arguments: given } = binding;
    this.exchange(binding.exchange).bind({ queue, routingKey, arguments: given });
  }

  /** @throws ProtocolError 404 when there is no such exchange. */
  publish(message: BrokerMessage, from: string | undefined): Routed {
    if (message.exchange !== "") this.exchange(message.exchange);
    const queues = this.#route(message, message.exchange);
    this.#observe({ kind: "published", message, from, queues: queues.map(nameOf) });
    const kept = withoutBcc(message);
    const taken = queues.map((queue) => queue.enqueue(kept));
    return { queues: queues.map(nameOf), refused: taken.includes(false) };
  }

  #route(message: BrokerMessage, exchangeName: string, passed: readonly string[] = []): readonly MessageQueue[] {
    const exchange = this.#exchanges.get(exchangeName);
    const names = exchangeName === "" ? routingKeysOf(message) : (exchange?.route(message) ?? []);
    const queues = Array.from(new Set(names), (name) => this.findQueue(name)).filter((queue) => queue !== undefined);
    const alternate = exchange?.alternate;
    if (queues.length > 0 || alternate === undefined || passed.includes(alternate)) return queues;
    return this.#route(message, alternate, [...passed, exchangeName]);
  }

  #died(message: BrokerMessage, reason: DeathReason, from: MessageQueue): void {
    const { declaration } = from;
    const route = readDeadLetterRoute(declaration.arguments);
    const letter = route && toDeadLetter(message, declaration.name, reason, route);
    const queues = letter === undefined ? [] : this.#route(letter, letter.exchange);
    if (letter !== undefined && queues.length === 0 && keepsDeadLetters(declaration.arguments)) {
      this.#unburied.push(() => {
        if (this.findQueue(declaration.name) === from) this.#died(message, reason, from);
      });
      return;
    }
    const targets = letter ? queues.filter((queue) => !isCycle(nameOf(queue), reason, letter.properties)) : [];
    this.#observe({
      kind: "died",
      message,
      queue: declaration.name,
      reason,
      deadLetterQueues: targets.map(nameOf),
    });
    if (letter) for (const queue of targets) queue.enqueue(letter);
  }
}

function nameOf(queue: MessageQueue): string {
  return queue.declaration.name;
}
