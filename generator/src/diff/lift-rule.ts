import { isObject, tokensOf } from "../contract/json-pointer.js";
import type { JsonSchema, SchemaGraph, SchemaRef } from "../contract/schema-graph.js";

/** One rule of a schema: `<file>#<pointer>` of its keyword, and the property where the keyword is about several. */
export interface RulePlace {
  readonly place: string;
  readonly property?: string;
  /** Only this property is let pass, and not all that `additionalProperties` is about. */
  readonly isOneOfMany?: boolean;
}

/** The same schemas without one rule; undefined where it is not found in them. */
export function liftRule(schemas: SchemaGraph, rule: RulePlace): SchemaGraph | undefined {
  const lifted = new Map<SchemaRef, JsonSchema>();
  // What is referred to may stand inside another schema, which has the rule as well.
  for (const { ref } of schemas.named) {
    if (!rule.place.startsWith(`${ref}/`)) continue;
    const others = without(schemas.get(ref), tokensOf(rule.place.slice(ref.length)), rule);
    if (others !== undefined) lifted.set(ref, others);
  }
  return lifted.size === 0 ? undefined : { ...schemas, get: (asked) => lifted.get(asked) ?? schemas.get(asked) };
}

function without(schema: unknown, tokens: readonly string[], rule: RulePlace): JsonSchema | undefined {
  const [token, ...rest] = tokens;
  if (token === undefined) return undefined;
  if (schema === false) return token === "false schema" ? true : undefined;
  if (Array.isArray(schema)) {
    const index = Number(token);
    const member = without(schema[index], rest, rule);
    return member === undefined ? undefined : (schema.with(index, member) as unknown as JsonSchema);
  }
  if (!isObject(schema) || !Object.hasOwn(schema, token)) return undefined;
  if (rest.length > 0) {
    const member = without(schema[token], rest, rule);
    return member === undefined ? undefined : { ...schema, [token]: member };
  }
  const { [token]: keyword, ...others } = schema;
  const { property, isOneOfMany = false } = rule;
  if (token === "additionalProperties" && property !== undefined && isOneOfMany) {
    const known = isObject(schema["properties"]) ? schema["properties"] : {};
    return { ...schema, properties: { ...known, [property]: true } };
  }
  if (token !== "required" || !Array.isArray(keyword) || property === undefined) return others;
  return { ...others, required: keyword.filter((name) => name !== property) };
}
