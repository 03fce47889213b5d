import type { AcceptanceConfig } from "../config/config.js";
import type { Change, Severity } from "../diff/change.js";
import type { Acceptance, JudgedChange } from "./judged-change.js";
import type { FailOn, Policy } from "./policy.js";

const failing: Readonly<Record<FailOn, readonly Severity[]>> = {
  breaking: ["breaking", "undecided"],
  warning: ["breaking", "undecided", "warning"],
  never: [],
};

/** Changes and the baselines that they were found against. */
export type FoundChange = Change & Pick<JudgedChange, "baselines">;

export interface AppliedPolicy {
  readonly changes: readonly JudgedChange[];
  /** Acceptances that say something of one of the changes, whether they count or not. */
  readonly used: readonly AcceptanceConfig[];
  /** Acceptances that have the fingerprint of a change, and name another rule or another path. They do not count. */
  readonly misnamed: readonly MisnamedAcceptance[];
}

export interface MisnamedAcceptance {
  readonly acceptance: AcceptanceConfig;
  readonly change: JudgedChange;
}

/** @param today `2026-12-31`, in UTC */
export function applyPolicy(found: readonly FoundChange[], policy: Policy, today: string): AppliedPolicy {
  const used = new Set<AcceptanceConfig>();
  const misnamed: MisnamedAcceptance[] = [];
  const changes = found.map((change): JudgedChange => {
    const wouldFail = failing[policy.failOn].includes(change.severity);
    const written = acceptanceOf(change, policy.accept);
    if (written === undefined) return { ...change, fails: wouldFail };
    used.add(written);
    const acceptance = judged(written, change, today);
    const result: JudgedChange = { ...change, fails: wouldFail && acceptance.state !== "accepted", acceptance };
    const wrong = policy.accept.filter((one) => one.fingerprint === change.fingerprint && !namesNoOther(one, change));
    for (const one of wrong) {
      used.add(one);
      misnamed.push({ acceptance: one, change: result });
    }
    return result;
  });
  return { changes, used: [...used], misnamed };
}

/**
 * That of the same fingerprint, the one that counts longest, and one that names another change only when there is no better;
 * else the one that was meant for it before it did another thing.
 */
function acceptanceOf(change: Change, all: readonly AcceptanceConfig[]): AcceptanceConfig | undefined {
  const own = all
    .filter(({ fingerprint }) => fingerprint === change.fingerprint)
    .sort((one, other) => (one.expires < other.expires ? 1 : -1));
  return (
    own.find((one) => namesNoOther(one, change)) ??
    own[0] ??
    all.find(({ rule, path }) => rule === change.rule && path === change.path)
  );
}

function judged(written: AcceptanceConfig, change: Change, today: string): Acceptance {
  const { fingerprint, reason, author, expires } = written;
  return { state: stateOf(), fingerprint, reason, author, expires };

  function stateOf(): Acceptance["state"] {
    if (fingerprint !== change.fingerprint) return "outdated";
    if (!namesNoOther(written, change)) return "misnamed";
    return expires < today ? "expired" : "accepted";
  }
}

/** What an acceptance does not name, it leaves to the fingerprint. */
function namesNoOther({ rule, path }: AcceptanceConfig, change: Change): boolean {
  return (rule ?? change.rule) === change.rule && (path ?? change.path) === change.path;
}
