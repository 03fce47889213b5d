import type { JsonValue } from "../contract.js";
import type { SchemaRef } from "../schema-graph.js";

/**
 * One schema as it is meant: keywords that assert something, read and checked once. Annotations are in `docs`, what
 * draft-07 ignores (siblings of `$ref`, `$id`, `x-…`) is gone. Types, validators, declared names and the change
 * analysis all start from here, so they cannot disagree about what a document says.
 */
export interface SchemaNode {
  readonly place: SchemaPlace;
  readonly docs: SchemaDocs;
  /** The schema is literally `true` or `false`. */
  readonly always?: boolean;
  /** Nothing but a reference to a named schema. */
  readonly ref?: SchemaRef;

  readonly type?: readonly JsonType[];
  readonly enum?: readonly JsonValue[];
  readonly const?: JsonValue;

  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;

  readonly minLength?: number;
  readonly maxLength?: number;
  /** Valid with the flag `u`. */
  readonly pattern?: string;
  /** Only formats that validators check; others are in `docs`. */
  readonly format?: string;

  /** For every element, or for those after `tuple`. */
  readonly items?: SchemaNode;
  /** By position. */
  readonly tuple?: readonly SchemaNode[];
  readonly contains?: SchemaNode;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;

  readonly properties?: ReadonlyMap<string, SchemaNode>;
  /** By pattern, valid with the flag `u`. */
  readonly patternProperties?: ReadonlyMap<string, SchemaNode>;
  readonly additionalProperties?: SchemaNode;
  readonly required?: readonly string[];
  readonly propertyNames?: SchemaNode;
  readonly dependencies?: ReadonlyMap<string, SchemaNode | readonly string[]>;
  readonly minProperties?: number;
  readonly maxProperties?: number;

  readonly allOf?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly not?: SchemaNode;
  readonly if?: SchemaNode;
  readonly then?: SchemaNode;
  readonly else?: SchemaNode;
}

/** A named schema and a JSON pointer below it. */
export interface SchemaPlace {
  readonly ref: SchemaRef;
  readonly pointer: string;
}

export type JsonType = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

/** What a reader is told. Nothing here decides what is valid. */
export interface SchemaDocs {
  readonly title?: string;
  readonly description?: string;
  readonly default?: JsonValue;
  readonly format?: string;
  readonly examples?: readonly JsonValue[];
  readonly deprecated?: boolean;
  /** The property that AsyncAPI tells the schemas apart by which extend this one, or which are its alternatives. */
  readonly discriminator?: string;
}
