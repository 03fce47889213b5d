import type { Diagnostic } from "./diagnostic.js";
import { below, isObject, tokensOf, valueAt } from "./json-pointer.js";
import type { LoadedDocument } from "./loaded-document.js";
import { kebabCase } from "./names.js";
import { isReference, targetOf } from "./reference.js";
import type { JsonSchema, NamedSchema, SchemaGraph, SchemaRef } from "./schema-graph.js";
import { mapSubschemas, subschemasOf } from "./schema-members.js";
import { canonicalPlace, schemaNameAt } from "./schema-names.js";

/** A schema that gets a name of its own because of what it is for. */
export interface SchemaUse {
  readonly pointer: string;
  /** What the type is called when the place does not say it better. */
  readonly name: string | undefined;
  readonly role: NamedSchema["role"];
  /** A schema that is put together from several, and is written nowhere. */
  readonly composed?: JsonSchema;
}

/** Gives names to the schemas of a document, and makes its references absolute. */
export function readSchemaGraph(
  document: LoadedDocument,
  uses: readonly SchemaUse[],
  diagnostics: Diagnostic[],
): SchemaGraph {
  const composed = new Map(uses.flatMap((use) => (use.composed === undefined ? [] : [[use.pointer, use.composed]])));
  const schemaAt = (pointer: string): unknown => composed.get(pointer) ?? valueAt(document.root, pointer);
  const names = new Map<string, string | undefined>();
  const nameAt = (pointer: string) => names.get(pointer) ?? schemaNameAt(document, pointer);

  const canonical = (pointer: string) => canonicalPlace(document, pointer);

  const named: NamedSchema[] = [];
  const byPointer = new Map<string, NamedSchema>();
  const byFileName = new Map<string, NamedSchema>();

  const add = (pointer: string, role: NamedSchema["role"], name: string | undefined): void => {
    if (byPointer.has(pointer)) return;
    const location = document.locate(pointer);
    if (name === undefined) {
      diagnostics.push(noName(pointer, location));
      return;
    }
    const schema: NamedSchema = { ref: document.refOf(pointer), name, fileName: kebabCase(name), role, location };
    const other = byFileName.get(schema.fileName);
    if (other !== undefined) {
      diagnostics.push(duplicateName(schema, other));
      return;
    }
    named.push(schema);
    byPointer.set(pointer, schema);
    byFileName.set(schema.fileName, schema);
  };

  const components = valueAt(document.root, "/components/schemas");
  for (const key of isObject(components) ? Object.keys(components) : []) {
    const pointer = canonical(componentSchema(document, key));
    add(pointer, "component", nameAt(pointer));
  }
  for (const use of uses) {
    if (use.name !== undefined) names.set(use.pointer, use.name);
    add(use.pointer, use.role, nameAt(use.pointer));
  }

  const visited = new Set<string>();
  const waiting = named.map(({ ref }) => document.pointerOf(ref)).reverse();
  for (let pointer = waiting.pop(); pointer !== undefined; pointer = waiting.pop()) {
    if (visited.has(pointer)) continue;
    visited.add(pointer);
    add(pointer, "referenced", nameAt(pointer));
    waiting.push(...targetsIn(schemaAt(pointer)).map(canonical).reverse());
  }

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
    locate: (ref, pointer = "") => document.locate(document.pointerOf(ref) + pointer),
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

function duplicateName(schema: NamedSchema, other: NamedSchema): Diagnostic {
  const same = schema.name === other.name ? schema.name : `${other.name} and ${schema.name}`;
  return {
    code: "duplicate-generated-name",
    severity: "error",
    message: `two schemas would be emitted as ${same} (file ${schema.fileName})`,
    consequence: "One would overwrite the other.",
    remedy: "Rename one of their keys.",
    location: schema.location,
    related: { message: `${other.name} is here.`, location: other.location },
  };
}

function noName(pointer: string, location: Diagnostic["location"]): Diagnostic {
  return {
    code: "no-generated-name",
    severity: "error",
    message: `"${tokensOf(pointer).at(-1) ?? ""}" holds no letter or digit to make a name of`,
    consequence: "No type can be emitted for the schema.",
    remedy: "Give it a key with letters.",
    location,
  };
}
