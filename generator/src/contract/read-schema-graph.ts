import type { Diagnostic } from "./diagnostic.js";
import { below, isObject, valueAt } from "./json-pointer.js";
import type { LoadedDocument } from "./loaded-document.js";
import { type FoundSchema, nameSchemas } from "./name-schemas.js";
import { isReference, targetOf } from "./reference.js";
import type { JsonSchema, NamedSchema, SchemaGraph, SchemaRef } from "./schema-graph.js";
import { mapSubschemas, subschemasOf } from "./schema-members.js";
import { canonicalPlace } from "./schema-names.js";

/** A schema that gets a name of its own because of what it is for. */
export interface SchemaUse {
  readonly pointer: string;
  /** What the type is called when the place does not say it better. */
  readonly name: string | undefined;
  readonly role: NamedSchema["role"];
  /** A schema that is put together from several, and is written nowhere. */
  readonly composed?: JsonSchema;
  /** Where what stands at a pointer below it is written. @default below its own pointer */
  readonly originOf?: (pointer: string) => string;
}

/** Gives names to the schemas of a document, and makes its references absolute. */
export function readSchemaGraph(
  document: LoadedDocument,
  uses: readonly SchemaUse[],
  diagnostics: Diagnostic[],
): SchemaGraph {
  const composed = new Map(uses.flatMap((use) => (use.composed === undefined ? [] : [[use.pointer, use.composed]])));
  const schemaAt = (pointer: string): unknown => composed.get(pointer) ?? valueAt(document.root, pointer);
  const origins = new Map(uses.map(({ pointer, originOf }) => [pointer, originOf]));
  const placeOf = (ref: SchemaRef, pointer: string): string => {
    const schema = document.pointerOf(ref);
    return origins.get(schema)?.(pointer) ?? schema + pointer;
  };
  const canonical = (pointer: string) => canonicalPlace(document, pointer);

  const found = new Map<string, FoundSchema>();
  const add = (pointer: string, role: NamedSchema["role"], name?: string): void => {
    if (!found.has(pointer)) found.set(pointer, { pointer, role, name });
  };
  const components = valueAt(document.root, "/components/schemas");
  for (const key of isObject(components) ? Object.keys(components) : []) {
    add(canonical(componentSchema(document, key)), "component");
  }
  for (const { pointer, role, name } of uses) add(pointer, role, name);

  const visited = new Set<string>();
  const waiting = [...found.keys()].reverse();
  for (let pointer = waiting.pop(); pointer !== undefined; pointer = waiting.pop()) {
    if (visited.has(pointer)) continue;
    visited.add(pointer);
    add(pointer, "referenced");
    waiting.push(...targetsIn(schemaAt(pointer)).map(canonical).reverse());
  }

  const named = nameSchemas(document, [...found.values()], diagnostics);
  const byPointer = new Map(named.map((schema) => [document.pointerOf(schema.ref), schema]));

  const cache = new Map<SchemaRef, JsonSchema>();
  const absolute = (schema: unknown): unknown =>
    isReference(schema)
      ? { ...schema, $ref: document.refOf(canonical(targetOf(schema))) }
      : mapSubschemas(schema, absolute);

  return {
    named,
    get(ref) {
      const known = cache.get(ref);
      if (known !== undefined) return known;
      const schema = absolute(schemaAt(document.pointerOf(ref)));
      if (typeof schema !== "boolean" && !isObject(schema)) throw new Error(`There is no schema at ${ref}.`);
      cache.set(ref, schema);
      return schema;
    },
    nameOf: (ref) => byPointer.get(document.pointerOf(ref)),
    locate: (ref, pointer = "") => document.locate(placeOf(ref, pointer)),
    writtenAt: (ref, pointer = "") => document.writtenAt(placeOf(ref, pointer)),
  };
}

/** What the references in a schema point at, in the order in which they are written. */
function targetsIn(schema: unknown): readonly string[] {
  if (isReference(schema)) return [targetOf(schema)];
  return subschemasOf(schema).flatMap((inner) => targetsIn(inner.schema));
}

/** AsyncAPI 3 may say the format of a schema beside it. */
function componentSchema(document: LoadedDocument, key: string): string {
  const pointer = below("/components/schemas", key);
  const value = valueAt(document.root, pointer);
  return isObject(value) && Object.hasOwn(value, "schemaFormat") && Object.hasOwn(value, "schema")
    ? below(pointer, "schema")
    : pointer;
}
