import type { Delivery } from "@catalog/events";
import { nameOf, type ServiceName } from "./services.js";
import type { Table } from "./table.js";

/** What the example's events have in common. */
interface Happening {
  readonly event: string;
  readonly product_id?: number;
  readonly order_id?: number;
}

export interface Arrival {
  readonly event: string;
  /** The number of the product or the order. */
  readonly subject: number | undefined;
  readonly to: string;
}

export interface Expectation {
  readonly event: string;
  readonly subject: number;
  /** Each of these services gets it, */
  readonly at: readonly ServiceName[];
  /**
   * so many times.
   * @default 1
   */
  readonly times?: number;
}

const patienceMs = 30_000;

/** Shows every message when it arrives, and lets the story wait for one. */
export class Journal {
  readonly #table: Table;
  readonly #arrivals: Arrival[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(table: Table) {
    this.#table = table;
  }

  get arrivals(): readonly Arrival[] {
    return this.#arrivals;
  }

  /** For handlers. */
  arrived(happening: Happening, { envelope }: Delivery): void {
    const from = nameOf(envelope.fromService);
    const to = nameOf(envelope.toService);
    this.#table.row({ event: happening.event, from, to, urgency: envelope.urgency });
    this.#record(happening, to);
  }

  /** For an answer, which comes back to the one who asked, without an envelope. */
  answered(happening: Happening, from: ServiceName, to: ServiceName): void {
    this.#table.row({ event: happening.event, from, to, note: "answer" });
    this.#record(happening, to);
  }

  /** Resolves when that has arrived, now or earlier. */
  async until({ event, subject, at, times = 1 }: Expectation): Promise<void> {
    const count = (to: ServiceName) =>
      this.#arrivals.filter((arrival) => arrival.event === event && arrival.subject === subject && arrival.to === to)
        .length;
    const deadlineMs = Date.now() + patienceMs;
    while (at.some((to) => count(to) < times)) await this.#nextArrival(event, deadlineMs - Date.now());
  }

  #record({ event, product_id, order_id }: Happening, to: string): void {
    this.#arrivals.push({ event, subject: product_id ?? order_id, to });
    for (const resume of this.#waiting) resume();
  }

  #nextArrival(awaited: string, timeoutMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (outcome: () => void) => () => {
        clearTimeout(timer);
        this.#waiting.delete(resume);
        outcome();
      };
      const resume = settle(resolve);
      const giveUp = settle(() => reject(new Error(`${awaited} did not arrive within ${patienceMs / 1_000} s.`)));
      const timer = setTimeout(giveUp, timeoutMs);
      this.#waiting.add(resume);
    });
  }
}
