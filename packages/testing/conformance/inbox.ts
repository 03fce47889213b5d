/** A broker on a busy machine is slow, but not this slow. */
const DEADLINE_MS = 10_000;

/** What a listener was told, in order: tests wait for the next item, never for time. */
export class Inbox<Item> {
  readonly #what: string;
  readonly #items: Item[] = [];
  readonly #waiting: ((item: Item) => void)[] = [];
  #total = 0;

  constructor(what: string) {
    this.#what = what;
  }

  /** How many came in all. */
  get total(): number {
    return this.#total;
  }

  put(item: Item): void {
    this.#total++;
    const taker = this.#waiting.shift();
    if (taker === undefined) this.#items.push(item);
    else taker(item);
  }

  next(): Promise<Item> {
    if (this.#items.length > 0) return Promise.resolve(this.#items.shift() as Item);
    return new Promise((resolve, reject) => {
      const deadline = setTimeout(() => reject(new Error(`No ${this.#what} within ${DEADLINE_MS} ms.`)), DEADLINE_MS);
      this.#waiting.push((item) => {
        clearTimeout(deadline);
        resolve(item);
      });
    });
  }

  async take(count: number): Promise<readonly Item[]> {
    const taken: Item[] = [];
    while (taken.length < count) taken.push(await this.next());
    return taken;
  }
}
