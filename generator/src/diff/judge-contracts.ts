import type { Contract } from "../contract/contract.js";
import type { Change, Severity } from "./change.js";
import { type ComparisonOptions, compareContracts } from "./contract-comparison.js";
import { fingerprintOf } from "./fingerprint.js";
import type { Rule } from "./rule.js";
import { rules } from "./rules/rules.js";
import { type SemverStep, semverStepOf } from "./semver-step.js";
import { type FoundChange, severityOrder, tellLeading } from "./tell-leading.js";

export interface ContractChanges {
  /** Worst first; of the same severity in the order of the rules. */
  readonly changes: readonly Change[];
  /** How far the version has to rise. */
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
  const comparison = compareContracts(old, changed, options);
  const found: FoundChange[] = [];
  for (const rule of rules) found.push(...(await changesOf(rule, options.severities?.[rule.id])));
  const told = tellLeading(found);
  const changes = severityOrder.flatMap((severity) => told.filter((change) => change.severity === severity));
  return { changes, semver: semverStepOf(changes, comparison) };

  async function changesOf(rule: Rule, configured: Severity | "off" | undefined): Promise<readonly FoundChange[]> {
    const ofRule = configured ?? rule.severity;
    if (ofRule === "off") return [];
    return [...(await rule.find(comparison))].map(({ severity: found, follows, ...finding }) => {
      const severity = configured === undefined || configured === "off" ? (found ?? ofRule) : configured;
      const fingerprint = fingerprintOf(rule.id, finding);
      return { change: { ...finding, rule: rule.id, severity, fingerprint }, follows };
    });
  }
}
