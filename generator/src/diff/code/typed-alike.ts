import { isObject } from "../../contract/json-pointer.js";
import { limitKeywords } from "../../contract/schema/type-of-schema.js";

/** What a TypeScript type cannot say. */
const limits = new Set<string>([...limitKeywords, "uniqueItems", "propertyNames", "minProperties", "maxProperties"]);
const mapsOfSchemas = new Set(["properties", "patternProperties", "dependencies"]);
/** Below these, a limit decides which values are left over. */
const conditions = new Set(["not", "if"]);

/** The text of a schema without what no type depends on: where two are the same, so are their types. */
export function typeTextOf(schema: unknown): string {
  return JSON.stringify(withoutLimits(schema));
}

function withoutLimits(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutLimits);
  if (!isObject(schema)) return schema;
  const kept = Object.entries(schema).filter(([keyword]) => !limits.has(keyword));
  return Object.fromEntries(
    kept.map(([keyword, value]) => {
      if (conditions.has(keyword) || keyword === "const" || keyword === "enum") return [keyword, value];
      if (!mapsOfSchemas.has(keyword) || !isObject(value)) return [keyword, withoutLimits(value)];
      const members = Object.entries(value).map(([name, member]) => [name, withoutLimits(member)]);
      return [keyword, Object.fromEntries(members)];
    }),
  );
}
