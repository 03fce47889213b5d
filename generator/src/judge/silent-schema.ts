import type { Vocabulary } from "./dialect.js";
import { isObject, type Json } from "./json.js";

/** Keywords that ajv has a rule for, also where the rule is to do nothing. */
const rules = new Set(
  `$comment $ref additionalProperties allOf anyOf const contains dependencies else enum exclusiveMaximum exclusiveMinimum format
  id if items maxItems maxLength maxProperties maximum minItems minLength minProperties minimum multipleOf not nullable oneOf
  pattern patternProperties properties propertyNames required then type uniqueItems`.split(/\s+/),
);
const nextRules = new Set(
  `$dynamicAnchor $dynamicRef $recursiveAnchor $recursiveRef dependentRequired dependentSchemas maxContains minContains
  unevaluatedItems unevaluatedProperties`.split(/\s+/),
);

/** Whether ajv takes the schema for one without rules, and leaves it out of the code it generates. */
export function saysNothing(schema: Json, { next, prefixItems }: Vocabulary): boolean {
  if (!isObject(schema)) return schema === true;
  return !Object.keys(schema).some(
    (keyword) =>
      rules.has(keyword) ||
      (next && nextRules.has(keyword)) ||
      keyword === (prefixItems ? "prefixItems" : "additionalItems"),
  );
}
