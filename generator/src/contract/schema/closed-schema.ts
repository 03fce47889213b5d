import { below } from "../json-pointer.js";
import type { JsonSchema, SchemaRef } from "../schema-graph.js";
import { type Declared, type DeclaredObject, type DeclaredTable, declaredNames } from "./declared-names.js";
import { plainSchema } from "./plain-schema.js";
import type { SchemaReader } from "./schema-reader.js";
import type { SchemaTypes } from "./schema-types.js";

/**
 * What a publisher may send, as one JSON Schema (draft-07) that stands for itself: the schema as it is written, and that
 * every property is declared. The runtime decides the same with a validator and a walk over the declared names.
 */
export function closedSchema(ref: SchemaRef, reader: SchemaReader, types: SchemaTypes): JsonSchema {
  const definitions = new Map<string, JsonSchema>();
  const accepts = acceptedBy(ref, reader, definitions);
  const declares = declaredBy(ref, reader, types, definitions);
  return { allOf: [accepts, declares], definitions: Object.fromEntries(definitions) };
}

/** What a consumer takes, as one JSON Schema that stands for itself. */
export function openSchema(ref: SchemaRef, reader: SchemaReader): JsonSchema {
  const definitions = new Map<string, JsonSchema>();
  const accepts = acceptedBy(ref, reader, definitions);
  return { allOf: [accepts], definitions: Object.fromEntries(definitions) };
}

type Definitions = Map<string, JsonSchema>;

function acceptedBy(ref: SchemaRef, reader: SchemaReader, definitions: Definitions): JsonSchema {
  const key = `accepts ${ref}`;
  if (!definitions.has(key)) {
    definitions.set(key, true);
    definitions.set(
      key,
      plainSchema(reader.node(ref), (target) => referenceOf(acceptedBy(target, reader, definitions))),
    );
  }
  return reference(key);
}

function declaredBy(ref: SchemaRef, reader: SchemaReader, types: SchemaTypes, definitions: Definitions): JsonSchema {
  const key = (index: number) => `declares ${index} ${ref}`;
  if (!definitions.has(key(0))) {
    const table: DeclaredTable = declaredNames(ref, reader, types);
    for (const index of table.keys()) definitions.set(key(index), true);
    const schemaOf = (names: Declared): JsonSchema => {
      if (names === "anything") return true;
      if ("schema" in names) return declaredBy(names.schema, reader, types, definitions);
      return "entry" in names ? reference(key(names.entry)) : objectSchema(names, schemaOf);
    };
    for (const [index, names] of table.entries()) definitions.set(key(index), schemaOf(names));
  }
  return reference(key(0));
}

/** A key holds the `#` of a place in a file, which would end a URI's fragment. */
function reference(key: string): JsonSchema {
  return {
    $ref: below("#/definitions", key)
      .replaceAll("%", "%25")
      .replace(/(?<!^)#/g, "%23"),
  };
}

function referenceOf(schema: JsonSchema): string {
  return String(Object(schema).$ref);
}

function objectSchema(names: DeclaredObject, schemaOf: (names: Declared) => JsonSchema): JsonSchema {
  const shape: JsonSchema = {
    properties: Object.fromEntries([...names.properties].map(([name, inner]) => [name, schemaOf(inner)])),
    patternProperties: Object.fromEntries(names.patterns.map(([pattern, inner]) => [pattern, schemaOf(inner)])),
    additionalProperties: names.additional === undefined ? false : schemaOf(names.additional),
    ...(names.tuple.length === 0
      ? { items: schemaOf(names.items) }
      : { items: names.tuple.map(schemaOf), additionalItems: schemaOf(names.items) }),
  };
  const { tag, variants } = names;
  if (tag === undefined || variants === undefined) return shape;
  const known = [...variants.keys()];
  const byValue = known.map((value) => ifThen(hasTag(tag, [value]), variantSchema(variants, value, schemaOf)));
  return { ...ifThen(hasTag(tag, known), { allOf: byValue }), else: shape };
}

function ifThen(condition: JsonSchema, consequence: JsonSchema) {
  // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema; nobody awaits a schema.
  return { if: condition, then: consequence };
}

function variantSchema(
  variants: ReadonlyMap<string, Declared>,
  value: string,
  schemaOf: (names: Declared) => JsonSchema,
): JsonSchema {
  return schemaOf(variants.get(value) ?? "anything");
}

function hasTag(tag: string, values: readonly string[]): JsonSchema {
  return { type: "object", required: [tag], properties: { [tag]: { enum: values } } };
}
