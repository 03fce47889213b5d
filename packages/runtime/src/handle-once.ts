import { randomUUID } from "node:crypto";
import { Backoff } from "./backoff.js";
import type { RunResult } from "./handler-runs.js";
import type { MessageClaim } from "./idempotency-store.js";
import { readableError } from "./readable-error.js";
import type { ReceivedDelivery } from "./received-delivery.js";
import type { Report } from "./report.js";
import type { ResolvedIdempotency } from "./resolve-consume-options.js";
import { sleep, within } from "./within.js";

/** Why the signal of a delivery is aborted when another consumer may have begun with its message. */
class ClaimLostError extends Error {
  override readonly name = "ClaimLostError";
}

/** A store that does not answer by then counts as one that failed. */
const STORE_TIMEOUT_MS = 5_000;
/** A claim is prolonged so often in its time: two answers may be missed. */
const RENEWALS_PER_CLAIM = 3;
/** How often it is looked whether a message that somebody else has is done, or free again. */
const LOOK_AGAIN = { initialDelayMs: 20, maxDelayMs: 1_000, firstAtOnce: false };

interface HandleOnceOptions extends ResolvedIdempotency {
  readonly queue: string;
  readonly report: Report;
  /** Aborted when the consumption closes: nothing is waited for any more. */
  readonly closing: AbortSignal;
}

/**
 * Lets a handler run for a message that nobody has handled, and that nobody else is handling. A second delivery waits until the
 * first is done, and is acknowledged only then; or until it is given back or its claim has expired, and takes over.
 */
export class HandleOnce {
  readonly #options: HandleOnceOptions;
  /** So that a store that is away is told of once. */
  #storeFails = false;

  constructor(options: HandleOnceOptions) {
    this.#options = options;
  }

  async run(event: unknown, delivery: ReceivedDelivery, handle: () => Promise<RunResult>): Promise<RunResult> {
    const { queue, report } = this.#options;
    let id: string | undefined;
    try {
      id = this.#options.key(event as never, delivery);
    } catch (error) {
      return { kind: "threw", error: readableError(error) };
    }
    if (id === undefined) return handle();
    const claim: MessageClaim = { key: `${queue}:${id}`, token: randomUUID() };
    const state = await this.#claim(claim);
    if (state === "abandoned") return { kind: "abandoned" };
    if (state === "done") {
      report({ type: "duplicate", queue, messageId: delivery.messageId });
      return { kind: "duplicate" };
    }
    delivery.claim = claim;
    const stopRenewing = this.#renew(claim, delivery);
    const result = await handle();
    await stopRenewing();
    if (result.kind === "returned") await this.#complete(claim);
    // A handler that was abandoned may still be at work: its claim expires by itself.
    else if (result.kind !== "abandoned") await this.#ask(() => this.#options.store.release(claim));
    return result;
  }

  async #claim(claim: MessageClaim): Promise<"claimed" | "done" | "abandoned"> {
    const { store, claimMs, closing } = this.#options;
    const backoff = new Backoff(LOOK_AGAIN);
    for (;;) {
      const state = await this.#ask(() => store.claim(claim, { ttlMs: claimMs }));
      if (state === "claimed" || state === "done") return state;
      await sleep(backoff.nextDelayMs(), closing);
      if (closing.aborted) return "abandoned";
    }
  }

  /** @returns what ends it: from then on no renewal is under way. */
  #renew(claim: MessageClaim, delivery: ReceivedDelivery): () => Promise<void> {
    const { store, claimMs } = this.#options;
    let renewing: Promise<void> | undefined;
    const renew = async (): Promise<void> => {
      const state = await this.#ask(() => store.claim(claim, { ttlMs: claimMs }));
      if (state === "busy") delivery.abort(new ClaimLostError("Another consumer has claimed the message."));
      renewing = undefined;
    };
    const timer = setInterval(
      () => {
        renewing ??= renew();
      },
      Math.max(1, claimMs / RENEWALS_PER_CLAIM),
    );
    return async () => {
      clearInterval(timer);
      await renewing;
    };
  }

  /** The effect has happened. To forget that would let it happen again, so it is tried for as long as anything can be waited for. */
  async #complete(claim: MessageClaim): Promise<void> {
    const { store, rememberMs, closing } = this.#options;
    const backoff = new Backoff(LOOK_AGAIN);
    while ((await this.#ask(() => store.complete(claim, { rememberMs }))) !== true && !closing.aborted) {
      await sleep(backoff.nextDelayMs(), closing);
    }
  }

  /** Undefined: the store failed. */
  async #ask<Answer>(question: () => Promise<Answer>): Promise<Answer | undefined> {
    const { queue, report } = this.#options;
    try {
      const late = (): Error => new Error(`The store did not answer within ${STORE_TIMEOUT_MS} ms.`);
      const answer = await within(question(), STORE_TIMEOUT_MS, late);
      this.#storeFails = false;
      return answer;
    } catch (error) {
      if (!this.#storeFails) report({ type: "idempotency-store-failed", queue, error });
      this.#storeFails = true;
      return undefined;
    }
  }
}
