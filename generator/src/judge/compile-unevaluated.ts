import { itemsOf, unlessShort } from "./compile-array.js";
import { conditionOf, dynamicReferenceOf } from "./compile-logic.js";
import { nameOf, othersThan, present } from "./compile-object.js";
import {
  asVariable,
  merge,
  mergeCondition,
  mergeWhere,
  nothingSeen,
  type Seen,
  seenAlways,
  type Tracked,
  untracked,
} from "./evaluated.js";
import { always, type Literal } from "./formula.js";
import { isArray, isObject, type Json, type JsonObject, Kind, member } from "./json.js";
import { readList, readMap } from "./read-keyword.js";
import type { Located } from "./schema-document.js";
import type { SchemaScope } from "./schema-scope.js";
import { saysNothing } from "./silent-schema.js";

/** `unevaluatedProperties` and `unevaluatedItems`, by cases over the branches that hold. */
export function compileUnevaluated(schema: JsonObject, scope: SchemaScope): Literal[] {
  if (!scope.vocabulary.next) return [];
  const literals: Literal[] = [];
  const properties = member(schema, "unevaluatedProperties");
  if (properties !== undefined) {
    const value = scope.literal(properties);
    literals.push(
      casesOf("members", schema, scope, (seen) => {
        const { names, patterns, everyMember } = seen ?? nothingSeen;
        return [everyMember ? always : othersThan(names, patterns, value, scope)];
      }),
    );
  }
  const items = member(schema, "unevaluatedItems");
  if (items !== undefined && !saysNothing(items)) {
    const rest = casesOf("items", schema, scope, (seen, known) => restItems(items, seen, known, scope));
    literals.push(unlessShort(rest, schema, scope));
  }
  return literals;
}

/** What `unevaluatedItems` demands; several answers where ajv's is not the value's alone. */
function restItems(items: Json, seen: Seen | undefined, known: Tracked["known"], scope: SchemaScope): Literal[] {
  const { formulas } = scope;
  const value = scope.literal(items);
  const from = (index: number) => formulas.atom({ is: "itemsFrom", of: Kind.array, index, value });
  const atMost = (limit: number) => formulas.atom({ is: "maxItems", of: Kind.array, limit });
  // A variable that was never written: `length > undefined` is false, and a loop from there never starts.
  if (seen === undefined) return [always];
  if (seen.items < Number.POSITIVE_INFINITY) return [items === false ? atMost(seen.items) : from(seen.items)];
  if (known !== "validating") return [always];
  // A variable that says "all" is `true`, and `length > true` compares with 1; the item at `true` is undefined.
  return items === false ? [atMost(1)] : [atMost(1), formulas.or([atMost(1), from(2)])];
}

/** Members and items are told apart, so that branches which differ in the one do not multiply the cases of the other. */
type Aspect = "members" | "items";

function casesOf(
  aspect: Aspect,
  schema: JsonObject,
  scope: SchemaScope,
  consequences: (seen: Seen | undefined, known: Tracked["known"]) => readonly Literal[],
): Literal {
  const tracked = new Tracker(aspect).track(schema, scope, true);
  const ways = tracked.known === "nothing" ? [{ when: always, seen: nothingSeen }] : tracked.ways;
  return scope.formulas.cases(
    ways.flatMap(({ when, seen }) => consequences(seen, tracked.known).map((implies) => ({ when, implies }))),
  );
}

/** Follows the keywords in the order in which ajv generates code for them. */
class Tracker {
  readonly #aspect: Aspect;

  constructor(aspect: Aspect) {
    this.#aspect = aspect;
  }

  /** @param atKeyword Whether the schema's own `unevaluated…` asks: then it has not looked at anything yet. */
  track(schema: Json, scope: SchemaScope, atKeyword = false): Tracked {
    if (!isObject(schema)) return untracked;
    const { formulas } = scope;
    let tracked = untracked;
    for (const target of targetsOf(schema, scope)) {
      tracked = merge(tracked, this.track(target.schema, scope.scopeAt(target)), formulas);
    }
    for (const keyword of ["anyOf", "oneOf"]) {
      for (const each of readList(schema, keyword) ?? []) {
        const condition = { valid: scope.literal(each), tried: true };
        tracked = mergeWhere(tracked, this.track(each, scope), condition, formulas);
      }
    }
    for (const each of readList(schema, "allOf") ?? []) {
      if (!saysNothing(each)) tracked = merge(tracked, this.track(each, scope), formulas);
    }
    tracked = this.#trackCondition(tracked, schema, scope);
    if (this.#aspect === "members") return this.#trackMembers(tracked, schema, scope, atKeyword);
    tracked = trackItems(tracked, schema, scope, atKeyword);
    // Keywords for objects come after those for arrays, too late for the schema's own `unevaluatedItems`.
    if (atKeyword) return tracked;
    tracked = this.#trackDependencies(tracked, "dependencies", schema, scope);
    return this.#trackDependencies(tracked, "dependentSchemas", schema, scope);
  }

  #trackCondition(before: Tracked, schema: JsonObject, scope: SchemaScope): Tracked {
    const condition = conditionOf(schema);
    if (condition === undefined) return before;
    const { formulas } = scope;
    const holds = scope.literal(condition.when);
    let tracked = mergeCondition(before, this.track(condition.when, scope), holds, formulas);
    const clauses: (readonly [Json | undefined, Literal])[] = [
      [condition.consequence, holds],
      [condition.alternative, -holds],
    ];
    for (const [clause, when] of clauses) {
      if (clause === undefined) continue;
      const valid = formulas.and([when, scope.literal(clause)]);
      tracked = mergeWhere(tracked, this.track(clause, scope), { valid, tried: false }, formulas);
    }
    return tracked;
  }

  #trackMembers(before: Tracked, schema: JsonObject, scope: SchemaScope, atKeyword: boolean): Tracked {
    const everyMember = seenAlways({ ...nothingSeen, everyMember: true });
    if (!atKeyword && member(schema, "unevaluatedProperties") !== undefined) return everyMember;
    if (member(schema, "additionalProperties") !== undefined) return everyMember;
    const { formulas } = scope;
    let tracked = this.#trackDependencies(before, "dependencies", schema, scope);
    const names = readMap(schema, "properties", scope.vocabulary).map(nameOf);
    if (names.length > 0) tracked = merge(tracked, seenAlways({ ...nothingSeen, names }), formulas);
    const patterns = readMap(schema, "patternProperties", scope.vocabulary).map(nameOf);
    if (patterns.length > 0) {
      tracked = asVariable(merge(tracked, seenAlways({ ...nothingSeen, patterns }), formulas));
    }
    return this.#trackDependencies(tracked, "dependentSchemas", schema, scope);
  }

  #trackDependencies(before: Tracked, keyword: string, schema: JsonObject, scope: SchemaScope): Tracked {
    const { formulas } = scope;
    let tracked = before;
    for (const [name, each] of readMap(schema, keyword, scope.vocabulary)) {
      if (isArray(each) || saysNothing(each)) continue;
      const valid = formulas.and([formulas.kind(Kind.object), present(name, scope)]);
      tracked = mergeWhere(tracked, this.track(each, scope), { valid, tried: false }, formulas);
    }
    return tracked;
  }
}

function targetsOf(schema: JsonObject, scope: SchemaScope): Located[] {
  const reference = member(schema, "$ref");
  const dynamic = dynamicReferenceOf(schema, scope);
  return [
    ...(dynamic === undefined ? [] : [scope.locateDynamic(dynamic)]),
    ...(typeof reference === "string" ? [scope.locate(reference)] : []),
  ];
}

function trackItems(before: Tracked, schema: JsonObject, scope: SchemaScope, atKeyword: boolean): Tracked {
  const { tuple, rest } = itemsOf(schema, scope);
  const contains = member(schema, "contains");
  const all =
    rest !== undefined ||
    (contains !== undefined && !saysNothing(contains) && !isIdleContains(schema)) ||
    (!atKeyword && member(schema, "unevaluatedItems") !== undefined);
  if (all) return seenAlways({ ...nothingSeen, items: Number.POSITIVE_INFINITY });
  if (tuple.length === 0) return before;
  return merge(before, seenAlways({ ...nothingSeen, items: tuple.length }), scope.formulas);
}

function isIdleContains(schema: JsonObject): boolean {
  return member(schema, "minContains") === 0 && member(schema, "maxContains") === undefined;
}
