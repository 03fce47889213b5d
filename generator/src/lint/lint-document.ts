import type { LintConfig, SuppressionConfig } from "../config/config.js";
import { keyMatcher } from "../config/key-pattern.js";
import type { Contract } from "../contract/contract.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import { readSchemas } from "../contract/schema/schema-reader.js";
import { documentFindings } from "./document-findings.js";
import type { LintSubject } from "./lint-rule.js";
import { lintRules } from "./rules/lint-rules.js";
import { writtenSchemas } from "./written-schemas.js";

export interface LintResult {
  /** What was found while the document was read, and what the rules find: errors first, then in the order of finding. */
  readonly diagnostics: readonly Diagnostic[];
  /** What is not told because the configuration says so. */
  readonly suppressed: readonly Diagnostic[];
  /** Suppressions that hide something. */
  readonly used: readonly SuppressionConfig[];
}

type Severities = NonNullable<LintConfig["rules"]>;

const severityOrder: readonly Diagnostic["severity"][] = ["error", "warning", "info"];
const ids: ReadonlySet<string> = new Set([...lintRules, ...documentFindings].map(({ id }) => id));

/**
 * What a document can do better.
 *
 * @param contract Absent where the document has errors.
 * @param found What was said of it while it was read. What makes it unsound stays an error, whatever the configuration says.
 */
export function lintDocument(
  contract: Contract | undefined,
  found: readonly Diagnostic[],
  { rules: severities = {}, suppress = [] }: LintConfig = {},
): LintResult {
  const own = contract === undefined ? [] : findingsOf(contract, severities);
  const all = [...found.flatMap((diagnostic) => weighed(diagnostic, severities)), ...own];
  const isCovered = (diagnostic: Diagnostic) => suppress.some((suppression) => covers(suppression, diagnostic));
  const told = all.filter((diagnostic) => !isCovered(diagnostic));
  return {
    diagnostics: severityOrder.flatMap((severity) => told.filter((diagnostic) => diagnostic.severity === severity)),
    suppressed: all.filter(isCovered),
    used: suppress.filter((suppression) => all.some((diagnostic) => covers(suppression, diagnostic))),
  };
}

function findingsOf(contract: Contract, severities: Severities): readonly Diagnostic[] {
  const reader = readSchemas(contract.schemas);
  const subject: LintSubject = { contract, reader, schemas: writtenSchemas(contract, reader) };
  return lintRules.flatMap((rule) => {
    const severity = severities[rule.id] ?? rule.severity;
    return severity === "off"
      ? []
      : [...rule.find(subject)].map((finding) => ({ code: rule.id, severity, ...finding }));
  });
}

function weighed(diagnostic: Diagnostic, severities: Severities): readonly Diagnostic[] {
  const severity = severities[diagnostic.code] ?? diagnostic.severity;
  if (diagnostic.severity === "error" || severity === diagnostic.severity) return [diagnostic];
  return severity === "off" ? [] : [{ ...diagnostic, severity }];
}

function covers({ rule, path }: SuppressionConfig, { code, location }: Diagnostic): boolean {
  return rule === code && ids.has(code) && keyMatcher([path])(location.pointer);
}
