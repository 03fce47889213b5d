import type { DeadLetterReason } from "./connection-event.js";
import type { ConsumeOptions } from "./consume-options.js";

/** What became of a delivery. */
export type Outcome =
  /** Its handler returned. */
  | { readonly kind: "handled" }
  /** Its body breaks its schema, or is no JSON: it will never be otherwise. */
  | { readonly kind: "invalid"; readonly error: unknown }
  /** There is no handler for it here. */
  | { readonly kind: "unhandled"; readonly error: unknown }
  /** Its handler threw a RejectEvent. */
  | { readonly kind: "rejected"; readonly error: unknown }
  /** Its handler threw anything else. */
  | { readonly kind: "failed"; readonly error: unknown }
  /** Its handler took too long. */
  | { readonly kind: "timed-out"; readonly error: unknown }
  /** Its handler returned a reply that breaks its schema. */
  | { readonly kind: "reply-invalid"; readonly error: unknown };

export type Action =
  | { readonly kind: "acknowledge" }
  | { readonly kind: "retry"; readonly delayMs: number; readonly error: unknown }
  | { readonly kind: "dead-letter"; readonly reason: DeadLetterReason; readonly error: unknown };

export interface SettlementPolicy {
  /** 1 for the first time. */
  readonly attempt: number;
  readonly retryDelaysMs: readonly number[];
  readonly unhandled: NonNullable<ConsumeOptions["unhandled"]>;
  /**
   * Somebody waits for the answer and gets it now, whatever it is. So a rejection is done with, and a failure is not
   * retried: nobody would wait for its result.
   */
  readonly isRequest: boolean;
}

/** What to do about a delivery. */
export function settle(outcome: Outcome, { attempt, retryDelaysMs, unhandled, isRequest }: SettlementPolicy): Action {
  switch (outcome.kind) {
    case "handled":
      return { kind: "acknowledge" };
    case "unhandled":
      return unhandled === "acknowledge" ? { kind: "acknowledge" } : deadLetter("unhandled", outcome);
    case "rejected":
      return isRequest ? { kind: "acknowledge" } : deadLetter("rejected", outcome);
    case "invalid":
    case "reply-invalid":
      return deadLetter(outcome.kind, outcome);
    case "failed":
    case "timed-out": {
      const delayMs = retryDelaysMs[attempt - 1];
      return delayMs === undefined || isRequest
        ? deadLetter("failed", outcome)
        : { kind: "retry", delayMs, error: outcome.error };
    }
  }
}

function deadLetter(reason: DeadLetterReason, { error }: { readonly error: unknown }): Action {
  return { kind: "dead-letter", reason, error };
}
