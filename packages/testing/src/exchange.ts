import { isDeepStrictEqual } from "node:util";
import type { ExchangeDeclaration } from "@eventwright/runtime/transport";
import type { BrokerMessage } from "./broker-message.js";
import { type Binding, type ExchangeType, matches, routingKeysOf } from "./routing.js";

/** Sends messages to queues by its bindings. */
export class Exchange {
  readonly declaration: ExchangeDeclaration;
  readonly #type: ExchangeType;
  #bindings: Binding[] = [];

  constructor(declaration: ExchangeDeclaration, type: ExchangeType) {
    this.declaration = declaration;
    this.#type = type;
  }

  get alternate(): string | undefined {
    const alternate = this.declaration.arguments["alternate-exchange"];
    return typeof alternate === "string" ? alternate : undefined;
  }

  /** Binding twice is binding once. */
  bind(binding: Binding): void {
    if (!this.#bindings.some((other) => isDeepStrictEqual(other, binding))) this.#bindings.push(binding);
  }

  /** @returns whether that was the last binding. */
  unbindQueue(queue: string): boolean {
    const others = this.#bindings.filter((binding) => binding.queue !== queue);
    const last = others.length === 0 && this.#bindings.length > 0;
    this.#bindings = others;
    return last;
  }

  /** The names of the queues that get the message; one that is bound twice may come twice. */
  route(message: BrokerMessage): readonly string[] {
    const keys = routingKeysOf(message);
    return this.#bindings
      .filter((binding) => keys.some((key) => matches(this.#type, binding, key, message)))
      .map((binding) => binding.queue);
  }
}
