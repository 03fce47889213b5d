import { randomUUID } from "node:crypto";
import { Backoff } from "./backoff.js";
import type { RunResult } from "./handler-runs.js";
import type { IdempotencyStoreHealth } from "./health.js";
import type { ClaimState, MessageClaim } from "./idempotency-store.js";
import { findKey } from "./message-key.js";
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
  #health: IdempotencyStoreHealth = { state: "working", failures: 0, lastFailure: undefined };

  constructor(options: HandleOnceOptions) {
    this.#options = options;
  }

  get health(): IdempotencyStoreHealth {
    return this.#health;
  }

  async run(event: unknown, delivery: ReceivedDelivery, handle: () => Promise<RunResult>): Promise<RunResult> {
    const { queue, report } = this.#options;
    let id: string | undefined;
    try {
      id = findKey(this.#options.key, event, delivery);
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
    else if (result.kind === "threw") await this.#release(claim);
    // It may be at work still, and the next attempt must not join it: until it ends, or its claim is over.
    else if (result.kind === "timed-out") void this.#settleLate(claim, result.returned);
    return result;
  }

  async #settleLate(claim: MessageClaim, returned: Promise<boolean>): Promise<void> {
    if (await returned) await this.#complete(claim);
    else await this.#release(claim);
  }

  async #release(claim: MessageClaim): Promise<void> {
    await this.#ask(() => this.#options.store.release(claim));
  }

  async #claim(claim: MessageClaim): Promise<"claimed" | "done" | "abandoned"> {
    const { closing } = this.#options;
    const backoff = new Backoff(LOOK_AGAIN);
    for (;;) {
      const state = await this.#askForClaim(claim);
      if (state === "claimed" || state === "done") return state;
      await sleep(backoff.nextDelayMs(), closing);
      if (closing.aborted) return "abandoned";
    }
  }

  /** @returns what ends it: from then on no renewal is under way. */
  #renew(claim: MessageClaim, delivery: ReceivedDelivery): () => Promise<void> {
    const { claimMs } = this.#options;
    let renewing: Promise<void> | undefined;
    const renew = async (): Promise<void> => {
      const state = await this.#askForClaim(claim);
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
    const complete = async (): Promise<boolean> =>
      oneOfAnswers(await store.complete(claim, { rememberMs }), [true, false]);
    const backoff = new Backoff(LOOK_AGAIN);
    while ((await this.#ask(complete)) !== true && !closing.aborted) await sleep(backoff.nextDelayMs(), closing);
  }

  #askForClaim(claim: MessageClaim): Promise<ClaimState | undefined> {
    const { store, claimMs } = this.#options;
    return this.#ask(async () =>
      oneOfAnswers(await store.claim(claim, { ttlMs: claimMs }), ["claimed", "busy", "done"]),
    );
  }

  /** Undefined: the store failed. */
  async #ask<Answer>(question: () => Promise<Answer>): Promise<Answer | undefined> {
    const { queue, report } = this.#options;
    try {
      const late = (): Error => new Error(`The store did not answer within ${STORE_TIMEOUT_MS} ms.`);
      const answer = await within(question(), STORE_TIMEOUT_MS, late);
      this.#health = { ...this.#health, state: "working" };
      return answer;
    } catch (error) {
      const { state, failures } = this.#health;
      this.#health = { state: "failing", failures: failures + 1, lastFailure: { at: new Date(), error } };
      // Told of once, however many messages wait for it.
      if (state === "working") report({ type: "idempotency-store-failed", queue, error });
      return undefined;
    }
  }
}

/** What a store says is not checked by a compiler everywhere. Taken for "somebody else has it", nonsense would wait without end. */
function oneOfAnswers<Answer>(answer: Answer, answers: readonly Answer[]): Answer {
  if (answers.includes(answer)) return answer;
  throw new TypeError(`The store answered with something else than ${answers.join(", ")}.`);
}
