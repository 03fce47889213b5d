import type { AnyHandler } from "./consume-options.js";
import { Deadlines } from "./deadlines.js";
import { readableError } from "./readable-error.js";
import type { ReceivedDelivery } from "./received-delivery.js";

export type RunResult =
  | { readonly kind: "returned"; readonly value: unknown }
  | { readonly kind: "threw"; readonly error: unknown }
  /** It may be at work still; `returned` says in the end whether it did what it had to. */
  | { readonly kind: "timed-out"; readonly error: HandlerTimeoutError; readonly returned: Promise<boolean> }
  /** It was not run: what it does happened before. */
  | { readonly kind: "duplicate" }
  /** It was still running when the consumption had to close. */
  | { readonly kind: "abandoned" };

/** Why the signal of a delivery is aborted when its handler takes too long; the error of its dead letter. */
export class HandlerTimeoutError extends Error {
  override readonly name = "HandlerTimeoutError";
}

/** Why the signal of a delivery is aborted when the consumption closes. */
class ConsumptionClosedError extends Error {
  override readonly name = "ConsumptionClosedError";
}

interface Run {
  readonly delivery: ReceivedDelivery;
  readonly work: Promise<unknown>;
  readonly end: (result: RunResult) => void;
}

/** Runs handlers, each until it settles, its time is over, or all are abandoned. */
export class HandlerRuns {
  readonly #timeoutMs: number;
  readonly #running = new Set<Run>();
  readonly #deadlines = new Deadlines<Run>((run) => this.#expire(run));

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  run(handler: AnyHandler, event: unknown, delivery: ReceivedDelivery): Promise<RunResult> {
    let work: Promise<unknown>;
    try {
      // Both were validated for this handler; `never` says that no other caller may know their types.
      work = Promise.resolve(handler(event as never, delivery as never));
    } catch (error) {
      return Promise.resolve({ kind: "threw", error: readableError(error) });
    }
    return new Promise((resolve) => {
      const run: Run = {
        delivery,
        work,
        end: (result) => {
          this.#running.delete(run);
          this.#deadlines.remove(deadline);
          resolve(result);
        },
      };
      const deadline = this.#deadlines.add(run, this.#timeoutMs);
      this.#running.add(run);
      work.then(
        (value) => run.end({ kind: "returned", value }),
        (error: unknown) => run.end({ kind: "threw", error: readableError(error) }),
      );
    });
  }

  /** Gives up what is running: the messages go back to their queue. */
  abandon(): void {
    for (const run of [...this.#running]) {
      run.delivery.abort(new ConsumptionClosedError("The consumption was closed before the handler finished."));
      run.end({ kind: "abandoned" });
    }
  }

  #expire(run: Run): void {
    const error = new HandlerTimeoutError(`The handler did not finish within ${this.#timeoutMs} ms.`);
    run.delivery.abort(error);
    const returned = run.work.then(
      () => true,
      () => false,
    );
    run.end({ kind: "timed-out", error, returned });
  }
}
