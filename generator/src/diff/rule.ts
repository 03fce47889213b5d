import type { Finding, Severity } from "./change.js";
import type { ContractComparison } from "./contract-comparison.js";

export const groups = ["payload", "document", "routing", "topology", "delivery", "sdk", "documentation"] as const;
export type RuleGroup = (typeof groups)[number];

/** One way in which a contract can change. */
export interface Rule {
  /** Stable and in kebab-case: configurations, reports and pages name it. */
  readonly id: string;
  readonly group: RuleGroup;
  /** `off`: finds nothing until a configuration gives it a severity. */
  readonly severity: Severity | "off";
  /** What it finds, in one line: `The type of an exchange has changed.` */
  readonly title: string;
  find(comparison: ContractComparison): Iterable<Finding> | Promise<Iterable<Finding>>;
}
