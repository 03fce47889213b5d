import { always, type Literal } from "./formula.js";
import { type Json, type JsonObject, member } from "./json.js";
import { readList, readString } from "./read-keyword.js";
import type { SchemaScope } from "./schema-scope.js";
import { saysNothing } from "./silent-schema.js";

export function compileLogic(schema: JsonObject, scope: SchemaScope): Literal[] {
  const { formulas, literal } = scope;
  const literals: Literal[] = [];
  const reference = readString(schema, "$ref");
  if (reference !== undefined) literals.push(scope.follow(scope.locate(reference)));
  for (const dynamic of dynamicReferencesOf(schema, scope)) literals.push(scope.follow(scope.locateDynamic(dynamic)));
  const all = readList(schema, "allOf");
  if (all !== undefined) literals.push(...all.map(literal));
  const any = readList(schema, "anyOf");
  if (any !== undefined) literals.push(formulas.or(any.map(literal)));
  const one = readList(schema, "oneOf");
  if (one !== undefined) literals.push(formulas.one(one.map(literal)));
  const not = member(schema, "not");
  if (not !== undefined) literals.push(-literal(not));
  const condition = conditionOf(schema, scope);
  if (condition !== undefined) {
    const { when, consequence, alternative } = condition;
    const clause = (schema: Json | undefined) => (schema === undefined ? always : literal(schema));
    literals.push(
      formulas.cases([
        { when: literal(when), implies: clause(consequence) },
        { when: -literal(when), implies: clause(alternative) },
      ]),
    );
  }
  return literals;
}

/** `$dynamicRef` and `$recursiveRef`, which ajv reads in 2019-09 and 2020-12 alike; older dialects have neither. */
export function dynamicReferencesOf(schema: JsonObject, { vocabulary }: SchemaScope): string[] {
  if (!vocabulary.next) return [];
  return ["$dynamicRef", "$recursiveRef"].flatMap((keyword) => readString(schema, keyword) ?? []);
}

interface Condition {
  readonly when: Json;
  readonly consequence: Json | undefined;
  readonly alternative: Json | undefined;
}

/** ajv passes over an `if` without an effective `then` or `else`, its annotations included. */
export function conditionOf(schema: JsonObject, { vocabulary }: SchemaScope): Condition | undefined {
  const when = member(schema, "if");
  if (when === undefined) return undefined;
  const effective = (keyword: string): Json | undefined => {
    const clause = member(schema, keyword);
    return clause === undefined || saysNothing(clause, vocabulary) ? undefined : clause;
  };
  const consequence = effective("then");
  const alternative = effective("else");
  return consequence === undefined && alternative === undefined ? undefined : { when, consequence, alternative };
}
