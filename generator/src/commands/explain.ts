import { BaselineError } from "../baseline/baseline-error.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import { type ReplayedSide, replay } from "../diff/replay.js";
import { applyPolicy } from "../policy/apply-policy.js";
import type { JudgedChange } from "../policy/judged-change.js";
import { policyOf } from "../policy/policy.js";
import { compareWithBaselines } from "./compare-with-baselines.js";
import { type ComparisonSources, loadComparisons } from "./load-comparisons.js";

export interface ExplainOptions extends ComparisonSources {
  /** The finding's, as a report prints it, or its beginning. */
  readonly fingerprint: string;
}

/** A finding, and what happens to its witness when it is sent. */
export interface Explanation {
  readonly change: JudgedChange;
  /** The documents, as reports name them. */
  readonly old: string;
  readonly new: string;
  /** What the validators of both versions say of the witness now. Absent where a finding is about no message. */
  readonly sides?: readonly ReplayedSide[];
}

export interface ExplainResult {
  /** What is wrong with the configuration. */
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when the configuration has errors. */
  readonly explanation?: Explanation;
}

/**
 * Finds a change again, and hands its witness to the validators of both versions.
 *
 * @throws BaselineError `FINDING_NOT_FOUND` when no change has the fingerprint, and as `diff` does.
 */
export async function explain(
  { fingerprint, ...given }: ExplainOptions,
  mode: { readonly onStep?: (step: string) => void } = {},
): Promise<ExplainResult> {
  const { diagnostics, comparisons } = await loadComparisons(given, mode);
  const others: string[] = [];
  for (const { document, baselines, settings } of comparisons) {
    const policy = policyOf(settings.check);
    const compared = await compareWithBaselines(document.contract, baselines, policy);
    const { changes } = applyPolicy(compared.changes, policy, new Date().toISOString().slice(0, 10));
    const change = changes.find((one) => one.fingerprint.startsWith(fingerprint));
    others.push(...changes.map((one) => one.fingerprint));
    if (change === undefined) continue;
    const baseline = baselines.find(({ shownName }) => change.baselines.includes(shownName)) ?? baselines[0];
    const sides = replay(change, { old: baseline.contract, new: document.contract });
    return {
      diagnostics,
      explanation: {
        change,
        old: baseline.shownName,
        new: document.shownName,
        ...(sides === undefined ? {} : { sides }),
      },
    };
  }
  if (comparisons.length === 0) return { diagnostics };
  const known =
    others.length === 0
      ? "There are no changes."
      : `Changes here are ${others.slice(0, 10).join(", ")}${others.length > 10 ? " …" : ""}.`;
  throw new BaselineError("FINDING_NOT_FOUND", `No change has the fingerprint ${fingerprint}.`, {
    remedy: `${known} A change that does another thing than it did has another one.`,
  });
}
