import type { Contract } from "../contract/contract.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import type { SchemaReader } from "../contract/schema/schema-reader.js";
import type { WrittenSchema } from "./written-schemas.js";

/** One way in which a document that is sound can be better. */
export interface LintRule {
  /** Stable and in kebab-case: configurations and docs/guides/lint.md name it. */
  readonly id: string;
  readonly severity: Diagnostic["severity"] | "off";
  /** What it finds, in one line. */
  readonly title: string;
  find(subject: LintSubject): Iterable<LintFinding>;
}

export type LintFinding = Omit<Diagnostic, "code" | "severity">;

/** What a rule sees. */
export interface LintSubject {
  readonly contract: Contract;
  readonly reader: SchemaReader;
  /** Every schema that is written in the document, in its order, those inside of others too. */
  readonly schemas: readonly WrittenSchema[];
}
