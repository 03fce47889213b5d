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
}

/** @param today `2026-12-31`, in UTC */
export function applyPolicy(found: readonly FoundChange[], policy: Policy, today: string): AppliedPolicy {
  const used = new Set<AcceptanceConfig>();
  const changes = found.map((change): JudgedChange => {
    const wouldFail = failing[policy.failOn].includes(change.severity);
    const written = acceptanceOf(change, policy.accept);
    if (written === undefined) return { ...change, fails: wouldFail };
    used.add(written);
    const acceptance = judged(written, change, today);
    return { ...change, fails: wouldFail && acceptance.state !== "accepted", acceptance };
  });
  return { changes, used: [...used] };
}

/** That of the same fingerprint, the one that counts longest; else the one that was meant for it before it did another thing. */
function acceptanceOf(change: Change, all: readonly AcceptanceConfig[]): AcceptanceConfig | undefined {
  const [longest] = all
    .filter(({ fingerprint }) => fingerprint === change.fingerprint)
    .sort((one, other) => (one.expires < other.expires ? 1 : -1));
  return longest ?? all.find(({ rule, path }) => rule === change.rule && path === change.path);
}

function judged(written: AcceptanceConfig, change: Change, today: string): Acceptance {
  const { fingerprint, reason, author, expires } = written;
  const state = fingerprint !== change.fingerprint ? "outdated" : expires < today ? "expired" : "accepted";
  return { state, fingerprint, reason, author, expires };
}
