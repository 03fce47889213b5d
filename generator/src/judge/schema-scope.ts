import type { Vocabulary } from "./dialect.js";
import type { Formulas, Literal } from "./formula.js";
import type { Json } from "./json.js";
import type { Located } from "./schema-document.js";

/** What a family of keywords needs to translate its part of one schema. */
export interface SchemaScope {
  readonly formulas: Formulas;
  readonly vocabulary: Vocabulary;
  /** What a subschema says. */
  readonly literal: (schema: Json) => Literal;
  /** Where `$ref` leads. */
  readonly locate: (reference: string) => Located;
  /** Where `$dynamicRef` or `$recursiveRef` leads. */
  readonly locateDynamic: (reference: string) => Located;
  /** What is said at the end of a reference, about the same value. */
  readonly follow: (target: Located) => Literal;
  /** The scope of another place of the same document. */
  readonly scopeAt: (target: Located) => SchemaScope;
}
