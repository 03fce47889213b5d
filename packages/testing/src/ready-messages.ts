import type { QueuedMessage } from "./queued-message.js";

/** The messages of a queue that wait for a consumer: the highest priority first, within one priority the oldest first. */
export class ReadyMessages implements Iterable<QueuedMessage> {
  /** By priority; each in the order of positions. */
  readonly #levels: QueuedMessage[][];

  constructor(maxPriority: number) {
    this.#levels = Array.from({ length: maxPriority + 1 }, () => []);
  }

  get size(): number {
    return this.#levels.reduce((sum, level) => sum + level.length, 0);
  }

  /** A message that comes back keeps its place: before all that were published after it. */
  insert(message: QueuedMessage): void {
    const level = this.#level(message);
    let index = level.length;
    while (index > 0 && (level[index - 1]?.position ?? 0) > message.position) index--;
    level.splice(index, 0, message);
  }

  head(): QueuedMessage | undefined {
    return this.#levels.findLast((level) => level.length > 0)?.[0];
  }

  takeHead(): QueuedMessage | undefined {
    return this.#levels.findLast((level) => level.length > 0)?.shift();
  }

  *[Symbol.iterator](): Iterator<QueuedMessage> {
    for (const level of this.#levels.toReversed()) yield* level;
  }

  /** A priority above the maximum is the maximum, a missing one is 0. */
  #level(message: QueuedMessage): QueuedMessage[] {
    const highest = this.#levels.length - 1;
    const level = this.#levels[Math.min(message.message.properties.priority ?? 0, highest)];
    if (level === undefined) throw new RangeError("A message has a priority below 0.");
    return level;
  }
}
