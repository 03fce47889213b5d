import { isObject } from "../../src/contract/json-pointer.js";

/** What no type can say. */
const beyondTypes = new Set([
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "uniqueItems",
  "contains",
  "minProperties",
]);

/** Data that is accepted without the keywords that no type can say is refused for what no type can say. */
export function withoutLimits(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutLimits);
  if (!isObject(schema)) return schema === "integer" ? "number" : schema;
  // A property may have the name of such a keyword; then its value is a schema.
  const kept = Object.entries(schema).filter(
    ([keyword, value]) => !beyondTypes.has(keyword) || typeof value === "object",
  );
  return Object.fromEntries(
    kept.filter(([keyword]) => keyword !== "contains").map(([keyword, value]) => [keyword, withoutLimits(value)]),
  );
}
