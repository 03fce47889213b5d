import { expect, test } from "vitest";
import type { AcceptanceConfig } from "../config/config.js";
import type { Severity } from "../diff/change.js";
import { applyPolicy, type FoundChange } from "./apply-policy.js";
import { type FailOn, policyOf } from "./policy.js";

const change = (severity: Severity = "breaking"): FoundChange => ({
  rule: "payload-backward",
  path: "messages.OrderPlaced.payload.amount",
  message: "amount was a number and is a string",
  severity,
  breaks: ["publishers"],
  direction: "backward",
  old: null,
  new: null,
  witness: { amount: 0 },
  advice: "Add a property.",
  fingerprint: "0123456789ab",
  baselines: ["git:main:asyncapi.yaml"],
});
const acceptance: AcceptanceConfig = {
  fingerprint: "0123456789ab",
  reason: "Nobody consumes it yet.",
  author: "Ada",
  expires: "2026-06-30",
};

function judged({
  found = change(),
  accept = [],
  failOn,
  today = "2026-06-01",
}: {
  readonly found?: FoundChange;
  readonly accept?: readonly AcceptanceConfig[];
  readonly failOn?: FailOn;
  readonly today?: string;
}) {
  const { changes, used } = applyPolicy([found], policyOf({ accept }, failOn), today);
  return { ...changes[0], used };
}

test.each<[Severity, FailOn | undefined, boolean]>([
  ["breaking", undefined, true],
  // What cannot be decided may break.
  ["undecided", undefined, true],
  ["warning", undefined, false],
  ["info", undefined, false],
  ["warning", "warning", true],
  ["undecided", "warning", true],
  ["info", "warning", false],
  ["breaking", "never", false],
])("a change that is %s, failing on %s: %s", (severity, failOn, fails) => {
  expect(judged({ found: change(severity), ...(failOn === undefined ? {} : { failOn }) }).fails).toBe(fails);
});

test("what is accepted does not fail until its day is over", () => {
  const accept = [acceptance];

  expect(judged({ accept, today: "2026-06-30" })).toMatchObject({
    fails: false,
    acceptance: { state: "accepted", author: "Ada", reason: "Nobody consumes it yet." },
  });
  expect(judged({ accept, today: "2026-07-01" })).toMatchObject({ fails: true, acceptance: { state: "expired" } });
});

test("of two acceptances the one that counts longer counts", () => {
  const accept = [acceptance, { ...acceptance, author: "Grace", expires: "2026-12-31" }];

  expect(judged({ accept, today: "2026-07-01" })).toMatchObject({ fails: false, acceptance: { author: "Grace" } });
});

test("an acceptance of the same rule and path with another witness does not count, and is told", () => {
  const before = { ...acceptance, fingerprint: "ba9876543210" };
  const place = { rule: "payload-backward", path: "messages.OrderPlaced.payload.amount" };

  expect(judged({ accept: [{ ...before, ...place }] })).toMatchObject({
    fails: true,
    acceptance: { state: "outdated", fingerprint: "ba9876543210", author: "Ada" },
  });
  expect(judged({ accept: [before] }).acceptance).toBeUndefined();
  expect(judged({ accept: [{ ...before, ...place, path: "messages.Other" }] }).acceptance).toBeUndefined();
});

test.each([{ rule: "payload-forward" }, { path: "messages.OrderPlaced.payload" }])(
  "an acceptance of the fingerprint that says %j of it does not count, and is told",
  (wrong) => {
    const written = { ...acceptance, ...wrong };
    const { changes, misnamed, used } = applyPolicy([change()], policyOf({ accept: [written] }), "2026-06-01");

    expect(changes).toMatchObject([{ fails: true, acceptance: { state: "misnamed", author: "Ada" } }]);
    expect({ used, misnamed }).toEqual({ used: [written], misnamed: [{ acceptance: written, change: changes[0] }] });

    const right = { ...acceptance, rule: "payload-backward", path: "messages.OrderPlaced.payload.amount" };
    expect(judged({ accept: [written, right] })).toMatchObject({ fails: false, acceptance: { state: "accepted" } });
  },
);

test("says which acceptances are about a change", () => {
  const other = { ...acceptance, fingerprint: "ba9876543210" };

  expect(judged({ accept: [acceptance, other], today: "2027-01-01" }).used).toEqual([acceptance]);
});
