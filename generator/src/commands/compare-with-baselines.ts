import type { ComparedDocument } from "../baseline/load-document.js";
import type { Contract } from "../contract/contract.js";
import { judgeContracts } from "../diff/judge-contracts.js";
import type { SemverStep } from "../diff/semver-step.js";
import type { FoundChange } from "../policy/apply-policy.js";
import type { Policy } from "../policy/policy.js";
import { type VersionRise, versionRise } from "../policy/version-rise.js";

export interface BaselineComparison {
  /** Worst first; what several baselines have in common is there once. */
  readonly changes: readonly FoundChange[];
  /** The highest. */
  readonly semver: SemverStep;
  /** Of the baseline that asks for most. Absent where a version is no semantic one. */
  readonly version?: VersionRise;
}

const steps: readonly SemverStep[] = ["none", "patch", "minor", "major"];

/** Compares a contract with one or several versions of it. */
export async function compareWithBaselines(
  contract: Contract,
  baselines: readonly ComparedDocument[],
  policy: Policy,
): Promise<BaselineComparison> {
  const found = new Map<string, FoundChange>();
  const rises: (VersionRise & { readonly step: SemverStep })[] = [];
  const asked = new Set<SemverStep>();
  for (const { shownName, contract: old } of baselines) {
    const { changes, semver } = await judgeContracts(old, contract, policy.judge);
    for (const change of changes) {
      const known = found.get(change.fingerprint);
      found.set(change.fingerprint, { ...(known ?? change), baselines: [...(known?.baselines ?? []), shownName] });
    }
    asked.add(semver);
    const rise = versionRise({ old: old.version, new: contract.version }, semver);
    if (rise !== undefined) rises.push({ ...rise, step: semver });
  }
  const [worst] = rises.sort(
    (one, other) =>
      Number(one.risesEnough) - Number(other.risesEnough) || steps.indexOf(other.step) - steps.indexOf(one.step),
  );
  const { step: _, ...version } = worst ?? { step: undefined };
  return {
    changes: worstFirst([...found.values()]),
    semver: steps.findLast((step) => asked.has(step)) ?? "none",
    ...(worst === undefined ? {} : { version: version as VersionRise }),
  };
}

const severities = ["breaking", "undecided", "warning", "info"] as const;

function worstFirst(changes: readonly FoundChange[]): readonly FoundChange[] {
  return severities.flatMap((severity) => changes.filter((change) => change.severity === severity));
}
