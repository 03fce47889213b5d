import { below, isObject, type JsonObject, valueAt } from "./json-pointer.js";
import { isReference, targetOf } from "./reference.js";

/** A schema and where it stands. */
export interface PlacedSchema {
  readonly pointer: string;
  readonly schema: JsonObject;
}

/** The schemas that all apply to the same value as the one at `pointer`: itself, what it refers to, and its `allOf`. */
export function clusterAt(root: unknown, pointer: string): readonly PlacedSchema[] {
  const cluster: PlacedSchema[] = [];
  const seen = new Set<string>();
  const visit = (place: string): void => {
    if (seen.has(place)) return;
    seen.add(place);
    const schema = valueAt(root, place);
    if (!isObject(schema)) return;
    if (isReference(schema)) {
      visit(targetOf(schema));
      return;
    }
    cluster.push({ pointer: place, schema });
    const all = schema["allOf"];
    if (Array.isArray(all)) for (const index of all.keys()) visit(below(place, "allOf", index));
  };
  visit(pointer);
  return cluster;
}

/** Where the schemas at `pointer` describe a property. */
export function propertyPlaces(root: unknown, pointer: string, name: string): readonly string[] {
  return clusterAt(root, pointer)
    .filter(({ schema }) => isObject(schema["properties"]) && Object.hasOwn(schema["properties"], name))
    .map((placed) => below(placed.pointer, "properties", name));
}

/** The names of the properties that the schemas at `pointer` describe, in the order in which they are written. */
export function propertyNames(root: unknown, pointer: string): readonly string[] {
  const names = clusterAt(root, pointer).flatMap(({ schema }) =>
    isObject(schema["properties"]) ? Object.keys(schema["properties"]) : [],
  );
  return [...new Set(names)];
}

export function requiredNames(root: unknown, pointer: string): ReadonlySet<unknown> {
  return new Set(
    clusterAt(root, pointer).flatMap(({ schema }) =>
      Array.isArray(schema["required"]) ? (schema["required"] as unknown[]) : [],
    ),
  );
}

/** The only value that the schemas at these places allow, when one of them names it: `const`, or `enum` with one member. */
export function constantAt(root: unknown, places: readonly string[]): { readonly value: unknown } | undefined {
  for (const { schema } of places.flatMap((place) => clusterAt(root, place))) {
    if (Object.hasOwn(schema, "const")) return { value: schema["const"] };
    const values = schema["enum"];
    if (Array.isArray(values) && values.length === 1) return { value: values[0] };
  }
  return undefined;
}

const annotations = new Set([
  "title",
  "description",
  "default",
  "example",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
  "$comment",
  "externalDocs",
]);

/** Allows any value. */
export function isOpen(schema: unknown): boolean {
  if (schema === true) return true;
  return (
    isObject(schema) && Object.keys(schema).every((keyword) => annotations.has(keyword) || keyword.startsWith("x-"))
  );
}
