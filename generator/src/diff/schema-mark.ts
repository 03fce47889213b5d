import type { Contract } from "../contract/contract.js";
import { isObject } from "../contract/json-pointer.js";
import type { SchemaRef } from "../contract/schema-graph.js";

const annotations = new Set(["title", "description", "examples", "default", "$comment"]);
const mapsOfSchemas = new Set(["properties", "patternProperties", "dependencies", "definitions"]);

/**
 * The same for schemas that are written alike, whatever their schemas are called and however they are described. Undefined
 * for one that says nothing, which is like any other of its kind.
 */
export function schemaMark(contract: Contract, ref: SchemaRef): string | undefined {
  return markOf(contract, { $ref: ref });
}

/** The same for a schema that has no name. */
export function markOf({ schemas }: Contract, schema: unknown): string | undefined {
  const refs = new Map<SchemaRef, number>();
  const print = (value: unknown, isMapOfSchemas = false): unknown => {
    if (Array.isArray(value)) return value.map((item) => print(item));
    if (!isObject(value)) return value;
    const target = value["$ref"];
    // In data, and below keywords that nobody knows, `$ref` is a member like any other.
    const isReference = typeof target === "string" && schemas.nameOf(target) !== undefined;
    if (!isReference || isMapOfSchemas) {
      const members = Object.entries(value).filter(
        ([key]) => isMapOfSchemas || !(annotations.has(key) || key.startsWith("x-")),
      );
      return members
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([key, member]) => [key, print(member, !isMapOfSchemas && mapsOfSchemas.has(key))]);
    }
    const known = refs.get(target) ?? refs.size;
    refs.set(target, known);
    return { ref: known };
  };
  const own = print(schema);
  // What is referred to is printed after what refers to it, not inside: a ring of schemas may be long.
  const parts = isObject(own) ? [] : [own];
  for (const ref of refs.keys()) parts.push(print(schemas.get(ref)));
  const printed = parts.map((part) => JSON.stringify(part)).join();
  return printed.length > 4 ? printed : undefined;
}
