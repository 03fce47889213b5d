import { setTimeout as sleep } from "node:timers/promises";
import { EventError, type EventErrorCode } from "@eventwright/runtime";
import { promiseWithResolvers } from "../support/promise-with-resolvers.js";
import type { Outcome } from "./account.js";

/** Codes that say for certain that the message does not arrive. */
const neverSent: ReadonlySet<EventErrorCode> = new Set([
  "OPTION_INVALID",
  "EVENT_INVALID",
  "EVENT_TOO_LARGE",
  "EVENT_UNROUTABLE",
  "EVENT_NACKED",
  "PUBLISH_BUFFER_FULL",
  "TOPOLOGY_MISSING",
  "TOPOLOGY_REFUSED",
] satisfies readonly EventErrorCode[]);

/** What was said about each call, and when. Times are those of `performance.now()`. */
export class Ledger {
  readonly #outcomes = new Map<number, Outcome>();
  readonly #startedMs = new Map<number, number>();
  readonly #settledMs = new Map<number, number>();
  readonly #confirmedAtMs: number[] = [];
  #latestMs = 0;
  #pending = 0;
  #whenChanged = promiseWithResolvers<void>();

  get attempts(): ReadonlyMap<number, Outcome> {
    return this.#outcomes;
  }

  get pending(): number {
    return this.#pending;
  }

  /**
   * By how much the latest call missed its deadline. Measured against a timer that was started for the same moment, so that
   * a busy machine is not counted against the client.
   */
  get latestMs(): number {
    return this.#latestMs;
  }

  /** Takes note of a call. The returned promise never rejects. */
  async record(id: number, call: () => Promise<unknown>, deadline?: { readonly timeoutMs: number }): Promise<void> {
    this.#outcomes.set(id, { kind: "pending" });
    this.#startedMs.set(id, performance.now());
    this.#pending += 1;
    let dueAtMs: number | undefined;
    const timer = deadline && setTimeout(() => (dueAtMs = performance.now()), deadline.timeoutMs);
    try {
      await call();
      this.#confirmedAtMs.push(performance.now());
      this.#outcomes.set(id, { kind: "confirmed" });
    } catch (error) {
      this.#outcomes.set(id, failed(error));
    }
    clearTimeout(timer);
    if (dueAtMs !== undefined) this.#latestMs = Math.max(this.#latestMs, performance.now() - dueAtMs);
    this.#settledMs.set(id, performance.now());
    this.#pending -= 1;
    const changed = this.#whenChanged;
    this.#whenChanged = promiseWithResolvers();
    changed.resolve();
  }

  /** How long each call took that has settled. */
  durationsMs(): ReadonlyMap<number, number> {
    return new Map([...this.#settledMs].map(([id, endMs]) => [id, endMs - (this.#startedMs.get(id) ?? endMs)]));
  }

  /** @returns when the first message was confirmed after that moment, or undefined when none was within the time. */
  async firstConfirmAfter(momentMs: number, timeoutMs: number): Promise<number | undefined> {
    const endMs = performance.now() + timeoutMs;
    for (;;) {
      const first = this.#confirmedAtMs.find((atMs) => atMs >= momentMs);
      if (first !== undefined) return first;
      if (performance.now() >= endMs) return undefined;
      await this.#change(endMs);
    }
  }

  /** Waits until at most so many calls are pending, or the time is over: what is pending then never settles. */
  async whenPending(most: number, timeoutMs: number): Promise<void> {
    const endMs = performance.now() + timeoutMs;
    while (this.#pending > most && performance.now() < endMs) {
      await this.#change(endMs);
    }
  }

  async #change(endMs: number): Promise<void> {
    const timeUp = new AbortController();
    const signal = timeUp.signal;
    await Promise.race([
      this.#whenChanged.promise,
      sleep(endMs - performance.now(), undefined, { signal }).catch(() => undefined),
    ]);
    timeUp.abort();
  }
}

function failed(error: unknown): Outcome {
  if (!(error instanceof EventError)) {
    return { kind: "failed", code: error instanceof Error ? error.message : String(error), sent: "unknown" };
  }
  return { kind: "failed", code: error.code, sent: neverSent.has(error.code) ? "no" : "unknown" };
}
