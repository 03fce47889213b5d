import type { Vocabulary } from "./dialect.js";
import type { Formulas, Literal } from "./formula.js";
import type { Json } from "./json.js";
import type { Located } from "./schema-document.js";

/**
 * Whether ajv has generated the function for a schema, or is about to: then what it evaluates is asked of it while validating.
 * `either`: that depends on the order in which ajv comes by two schemas that refer to each other.
 */
export type Progress = "finished" | "running" | "either";

/** What a family of keywords needs to translate its part of one schema. */
export interface SchemaScope {
  readonly formulas: Formulas;
  readonly vocabulary: Vocabulary;
  /**
   * Whether the code that ajv generates comes by here once for each of several values: its variables still hold what they held of
   * the one before.
   */
  readonly repeats: boolean;
  /** What a subschema says. */
  readonly literal: (schema: Json) => Literal;
  /** What a subschema says of each of several values. */
  readonly each: (schema: Json) => Literal;
  /** Where `$ref` leads. */
  readonly locate: (reference: string) => Located;
  /** Where `$dynamicRef` or `$recursiveRef` leads. */
  readonly locateDynamic: (reference: string) => Located;
  /** What is said at the end of a reference, about the same value. */
  readonly follow: (target: Located) => Literal;
  /** What ajv knows of the end of a reference when it comes by it. */
  readonly progressOf: (target: Located) => Progress;
  /** The scope of another place of the same document. */
  readonly scopeAt: (target: Located) => SchemaScope;
}
