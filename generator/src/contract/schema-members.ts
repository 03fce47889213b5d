import { isObject } from "./json-pointer.js";

/** The keywords of draft-07 (and those of later drafts that are in use) that hold schemas. */
export const schemaKeywords: Readonly<Record<string, "one" | "map" | "list" | "one-or-list">> = {
  properties: "map",
  patternProperties: "map",
  definitions: "map",
  $defs: "map",
  dependencies: "map",
  dependentSchemas: "map",
  items: "one-or-list",
  prefixItems: "list",
  allOf: "list",
  anyOf: "list",
  oneOf: "list",
  not: "one",
  if: "one",
  // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema; nobody awaits this table.
  then: "one",
  else: "one",
  contains: "one",
  propertyNames: "one",
  additionalProperties: "one",
  additionalItems: "one",
  unevaluatedProperties: "one",
  unevaluatedItems: "one",
};

/** The schemas directly inside a schema, with their way down. A reference has none. */
export function subschemasOf(
  schema: unknown,
): readonly { readonly tokens: readonly string[]; readonly schema: unknown }[] {
  if (!isObject(schema)) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const shape = Object.hasOwn(schemaKeywords, keyword) ? schemaKeywords[keyword] : undefined;
    if (shape === "map" && isObject(value)) {
      return Object.entries(value).map(([name, member]) => ({ tokens: [keyword, name], schema: member }));
    }
    if ((shape === "list" || shape === "one-or-list") && Array.isArray(value)) {
      return value.map((member: unknown, index) => ({ tokens: [keyword, String(index)], schema: member }));
    }
    return shape === "one" || shape === "one-or-list" ? [{ tokens: [keyword], schema: value }] : [];
  });
}

/** The schema with each schema directly inside it replaced. */
export function mapSubschemas(schema: unknown, change: (schema: unknown) => unknown): unknown {
  if (!isObject(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      const shape = Object.hasOwn(schemaKeywords, keyword) ? schemaKeywords[keyword] : undefined;
      if (shape === "map" && isObject(value)) {
        return [keyword, Object.fromEntries(Object.entries(value).map(([name, member]) => [name, change(member)]))];
      }
      if ((shape === "list" || shape === "one-or-list") && Array.isArray(value)) return [keyword, value.map(change)];
      return [keyword, shape === "one" || shape === "one-or-list" ? change(value) : value];
    }),
  );
}
