import { describe, expect, it } from "vitest";
import { type Action, type Outcome, type SettlementPolicy, settle } from "./settlement.js";

const error = new Error("reason");
const policy: SettlementPolicy = {
  attempt: 1,
  retryDelaysMs: [1_000, 10_000],
  unhandled: "dead-letter",
  isRequest: false,
};
const failed: Outcome = { kind: "failed", error };
const acknowledge: Action = { kind: "acknowledge" };
const retry = (delayMs: number): Action => ({ kind: "retry", delayMs, error });
const dead = (reason: Extract<Action, { kind: "dead-letter" }>["reason"]): Action => ({
  kind: "dead-letter",
  reason,
  error,
});

const cases: readonly { given: string; outcome: Outcome; policy?: Partial<SettlementPolicy>; want: Action }[] = [
  { given: "handled", outcome: { kind: "handled" }, want: acknowledge },
  { given: "invalid", outcome: { kind: "invalid", error }, want: dead("invalid") },
  { given: "without a handler", outcome: { kind: "unhandled", error }, want: dead("unhandled") },
  {
    given: "without a handler, to be forgotten",
    outcome: { kind: "unhandled", error },
    policy: { unhandled: "acknowledge" },
    want: acknowledge,
  },
  { given: "rejected", outcome: { kind: "rejected", error }, want: dead("rejected") },
  {
    given: "rejected, and the requester was told",
    outcome: { kind: "rejected", error },
    policy: { isRequest: true },
    want: acknowledge,
  },
  { given: "failed for the first time", outcome: failed, want: retry(1_000) },
  { given: "failed for the second time", outcome: failed, policy: { attempt: 2 }, want: retry(10_000) },
  { given: "failed once more than there are delays", outcome: failed, policy: { attempt: 3 }, want: dead("failed") },
  {
    given: "failed after more attempts than were ever allowed",
    outcome: failed,
    policy: { attempt: 99 },
    want: dead("failed"),
  },
  { given: "failed where nothing is retried", outcome: failed, policy: { retryDelaysMs: [] }, want: dead("failed") },
  { given: "failed, and the requester was told", outcome: failed, policy: { isRequest: true }, want: dead("failed") },
  { given: "timed out", outcome: { kind: "timed-out", error }, want: retry(1_000) },
  {
    given: "answered with an invalid reply",
    outcome: { kind: "reply-invalid", error },
    policy: { isRequest: true },
    want: dead("reply-invalid"),
  },
];

describe("what to do about a delivery that was", () => {
  for (const { given, outcome, policy: changed, want } of cases) {
    it(given, () => expect(settle(outcome, { ...policy, ...changed })).toEqual(want));
  }
});
