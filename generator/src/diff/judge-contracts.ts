import type { Contract } from "../contract/contract.js";
import type { Change, Severity } from "./change.js";
import {
  type ComparisonOptions,
  type ContractComparison,
  compareContracts,
  withRequirements,
} from "./contract-comparison.js";
import { fingerprintOf } from "./fingerprint.js";
import { rules } from "./rules/rules.js";
import { type SemverStep, semverStepOf } from "./semver-step.js";
import { type FoundChange, severityOrder, tellLeading } from "./tell-leading.js";

export interface ContractChanges {
  /** Worst first; of the same severity in the order of the rules. */
  readonly changes: readonly Change[];
  /**
   * How far the version has to rise for those who take the next one: by what the rules say themselves, whatever a configuration
   * makes of it.
   */
  readonly semver: SemverStep;
}

export interface JudgeOptions extends ComparisonOptions {
  /** By rule id, instead of the rule's own severity. */
  readonly severities?: Readonly<Record<string, Severity | "off">>;
}

/** All changes between two versions of a contract, as the rules see them. */
export async function judgeContracts(
  old: Contract,
  changed: Contract,
  options: JudgeOptions = {},
): Promise<ContractChanges> {
  const { severities = {}, requirements = [] } = options;
  const comparison = compareContracts(old, changed, options);
  const told = tellLeading(await changesOf(comparison, severities));
  const changes = severityOrder.flatMap((severity) => told.filter((change) => change.severity === severity));
  // Who takes the next version has another configuration, or none.
  const isConfigured = requirements.length > 0 || Object.keys(severities).length > 0;
  const theirs = isConfigured ? tellLeading(await changesOf(withRequirements(comparison, []), {})) : told;
  return { changes, semver: semverStepOf(theirs, comparison) };
}

/** What the rules find, as bad as a configuration says that it is, else as they say themselves. */
async function changesOf(
  comparison: ContractComparison,
  severities: NonNullable<JudgeOptions["severities"]>,
): Promise<readonly FoundChange[]> {
  const found: FoundChange[] = [];
  for (const rule of rules) {
    const configured = severities[rule.id];
    const ofRule = configured ?? rule.severity;
    if (ofRule === "off") continue;
    for (const finding of await rule.find(comparison)) {
      const { severity: own, follows, gist: _, ...told } = finding;
      const severity = configured === undefined ? (own ?? ofRule) : ofRule;
      found.push({
        change: { ...told, rule: rule.id, severity, fingerprint: fingerprintOf(rule.id, finding) },
        follows,
      });
    }
  }
  return found;
}
