import { isObject, tokensOf } from "../contract/json-pointer.js";
import type { JsonSchema, SchemaGraph, SchemaRef } from "../contract/schema-graph.js";

/** One rule of a schema: `<file>#<pointer>` of its keyword, and the property where the keyword is about several. */
export interface RulePlace {
  readonly place: string;
  readonly property?: string;
}

/** The same schemas without one rule; undefined where it is not found in them. */
export function liftRule(schemas: SchemaGraph, rule: RulePlace): SchemaGraph | undefined {
  const ref = holderOf(schemas, rule.place);
  if (ref === undefined) return undefined;
  const lifted = without(schemas.get(ref), tokensOf(rule.place.slice(ref.length)), rule.property);
  if (lifted === undefined) return undefined;
  return { ...schemas, get: (asked) => (asked === ref ? lifted : schemas.get(asked)) };
}

/** The innermost named schema that holds a place. */
function holderOf({ named }: SchemaGraph, place: string): SchemaRef | undefined {
  const holders = named.map(({ ref }) => ref).filter((ref) => place.startsWith(`${ref}/`));
  return holders.sort((one, other) => other.length - one.length)[0];
}

function without(schema: unknown, tokens: readonly string[], property: string | undefined): JsonSchema | undefined {
  const [token, ...rest] = tokens;
  if (token === undefined) return undefined;
  if (schema === false) return token === "false schema" ? true : undefined;
  if (Array.isArray(schema)) {
    const index = Number(token);
    const member = without(schema[index], rest, property);
    return member === undefined ? undefined : (schema.with(index, member) as unknown as JsonSchema);
  }
  if (!isObject(schema) || !Object.hasOwn(schema, token)) return undefined;
  if (rest.length > 0) {
    const member = without(schema[token], rest, property);
    return member === undefined ? undefined : { ...schema, [token]: member };
  }
  const { [token]: keyword, ...others } = schema;
  if (token !== "required" || !Array.isArray(keyword) || property === undefined) return others;
  return { ...others, required: keyword.filter((name) => name !== property) };
}
