import type { CompareDocumentsOptions, DocumentComparison, DocumentInput } from "./commands/compare-documents.js";

export { BaselineError, type BaselineErrorCode } from "./baseline/baseline-error.js";
export type { CompareDocumentsOptions, DocumentComparison, DocumentInput } from "./commands/compare-documents.js";
export type { Diagnostic } from "./contract/diagnostic.js";
export type { Broken, DeploymentOrder, Direction, Rejection, Severity } from "./diff/change.js";
export type { SemverStep } from "./diff/semver-step.js";
export { type CompareOptions, type Comparison, compareSchemas, type Verdict } from "./judge/compare-schemas.js";
export type { Dialect } from "./judge/dialect.js";
export type { Json } from "./judge/json.js";
export type { UndecidedVerdict } from "./judge/judge.js";
export type { UndecidedCode } from "./judge/undecided.js";
export type { Refusal } from "./judge/validator.js";
export type { ChangeJson } from "./report/changes/change-json.js";

/**
 * All changes between two versions of a contract: whom each breaks, with a message that proves it.
 *
 * A document is given by its path, by its text (what holds a line break or begins with `{`), or as data that was parsed.
 * Instead of a path there may be `git:v1.2.0:asyncapi.yaml` or `npm:@catalog/events@latest`.
 *
 * @throws BaselineError `BASELINE_NOT_FOUND` or `BASELINE_UNREADABLE` for the old document, `DOCUMENT_NOT_FOUND` or
 * `DOCUMENT_UNREADABLE` for the new one, with `diagnostics` that say what is wrong with it.
 *
 * @example
 * const { changes, semver } = await compareDocuments("released/asyncapi.yaml", "asyncapi.yaml");
 */
export async function compareDocuments(
  old: DocumentInput,
  changed: DocumentInput,
  options: CompareDocumentsOptions = {},
): Promise<DocumentComparison> {
  // The parser of documents is behind it, which who compares schemas does not wait for.
  const command = await import("./commands/compare-documents.js");
  return await command.compareDocuments(old, changed, options);
}
