import type { BrokerEvent } from "./broker-event.js";
import { nextTurn } from "./pipe.js";

export interface WaitOptions {
  /**
   * After this the wait fails, saying what did not come.
   * @default 5_000
   */
  readonly timeoutMs?: number;
}

interface Waiter {
  readonly look: () => boolean;
  readonly hear: (event: BrokerEvent) => void;
}

/** Waits for states and events of the broker, without ever polling the clock. */
export class Waiters {
  readonly #waiters = new Set<Waiter>();

  /** Something moved: states are looked at, once what follows from it at once has followed. */
  look(): void {
    if (this.#waiters.size === 0) return;
    nextTurn(() => {
      for (const waiter of [...this.#waiters]) if (waiter.look()) this.#waiters.delete(waiter);
    });
  }

  happened(event: BrokerEvent): void {
    for (const waiter of [...this.#waiters]) waiter.hear(event);
    this.look();
  }

  /** @param look returns the result once the state is there. */
  waitFor<Result>(
    what: string,
    look: () => { readonly done: Result } | undefined,
    options?: WaitOptions,
  ): Promise<Result> {
    return this.#wait(what, options, (resolve) => ({
      look: () => {
        const found = look();
        if (found) resolve(found.done);
        return found !== undefined;
      },
      hear: () => undefined,
    }));
  }

  waitForEvent(wanted: (event: BrokerEvent) => boolean, options?: WaitOptions): Promise<BrokerEvent> {
    return this.#wait("an event", options, (resolve) => ({
      look: () => false,
      hear: (event) => {
        if (wanted(event)) resolve(event);
      },
    }));
  }

  #wait<Result>(
    what: string,
    { timeoutMs = 5_000 }: WaitOptions = {},
    make: (resolve: (result: Result) => void) => Waiter,
  ): Promise<Result> {
    return new Promise((resolve, reject) => {
      const waiter = make((result) => {
        clearTimeout(deadline);
        this.#waiters.delete(waiter);
        resolve(result);
      });
      const deadline = setTimeout(() => {
        this.#waiters.delete(waiter);
        reject(new Error(`Waited ${timeoutMs} ms for ${what} in vain.`));
      }, timeoutMs);
      this.#waiters.add(waiter);
      this.look();
    });
  }
}
