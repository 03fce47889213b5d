import { itemsOf, unlessShort } from "./compile-array.js";
import { conditionOf, dynamicReferencesOf } from "./compile-logic.js";
import { nameOf, othersThan, present } from "./compile-object.js";
import {
  asVariable,
  merge,
  mergeCondition,
  mergeWhere,
  nothingSeen,
  type Seen,
  seenAlways,
  seenBefore,
  type Tracked,
  union,
  untracked,
} from "./evaluated.js";
import { always, type Case, type Literal } from "./formula.js";
import { holdsOfNothing } from "./holds-of-nothing.js";
import { isArray, isObject, type Json, type JsonObject, Kind, member } from "./json.js";
import { readList, readMap, readNumber } from "./read-keyword.js";
import type { Located } from "./schema-document.js";
import type { Progress, SchemaScope } from "./schema-scope.js";
import { saysNothing } from "./silent-schema.js";

/** `unevaluatedProperties` and `unevaluatedItems`, by cases over the branches that hold. */
export function compileUnevaluated(schema: JsonObject, scope: SchemaScope): Literal[] {
  if (!scope.vocabulary.next) return [];
  const literals: Literal[] = [];
  const properties = member(schema, "unevaluatedProperties");
  if (properties !== undefined) {
    const value = scope.each(properties);
    literals.push(
      casesOf("members", schema, scope, (seen) => {
        const { names, patterns, everyMember } = seen ?? nothingSeen;
        return [everyMember ? always : othersThan(names, patterns, value, scope)];
      }),
    );
  }
  const items = member(schema, "unevaluatedItems");
  if (items !== undefined && !saysNothing(items, scope.vocabulary)) {
    const rest = casesOf("items", schema, scope, (seen, known) => restItems(items, seen, known, scope));
    literals.push(unlessShort(rest, schema, scope));
  }
  return literals;
}

/** What `unevaluatedItems` demands; several answers where ajv's is not the value's alone. */
function restItems(items: Json, seen: Seen | undefined, known: Tracked["known"], scope: SchemaScope): Literal[] {
  const { formulas } = scope;
  const value = scope.each(items);
  const from = (index: number) => formulas.atom({ is: "itemsFrom", of: Kind.array, index, value });
  const atMost = (limit: number) => formulas.atom({ is: "maxItems", of: Kind.array, limit });
  // A variable that was never written: `length > undefined` is false, and a loop from there never starts.
  if (seen === undefined) return [always];
  if (seen.items < Number.POSITIVE_INFINITY) return [items === false ? atMost(seen.items) : from(seen.items)];
  if (known !== "validating") return [always];
  // A variable that says "all" is `true`, and `length > true` compares with 1; the item at `true` is undefined.
  const passes = items === false ? false : holdsOfNothing(value, formulas);
  return [...(passes === true ? [] : [atMost(1)]), ...(passes === false ? [] : [formulas.or([atMost(1), from(2)])])];
}

/** Members and items are told apart, so that branches which differ in the one do not multiply the cases of the other. */
type Aspect = "members" | "items";

type Consequences = (seen: Seen | undefined, known: Tracked["known"]) => readonly Literal[];

function casesOf(aspect: Aspect, schema: JsonObject, scope: SchemaScope, consequences: Consequences): Literal {
  const tracker = new Tracker(aspect, true);
  const asked = tracker.track(schema, scope, true);
  const all = tracker.isUncertain ? [asked, new Tracker(aspect, false).track(schema, scope, true)] : [asked];
  const isLeftOver = scope.formulas.atom(leftOvers[aspect]);
  return scope.formulas.cases(
    all.flatMap((tracked) =>
      waysOf(tracked).flatMap(({ when, seen, leavesOver }): Case[] => {
        const casesWhere = (holds: Literal, possible: readonly (Seen | undefined)[]) => {
          const answers = new Set(possible.flatMap((one) => consequences(one, tracked.known)));
          return [...answers].map((implies) => ({ when: scope.formulas.and([when, holds]), implies }));
        };
        if (leavesOver !== true) return casesWhere(always, [seen]);
        const before = seenBefore(tracked).map((one) => union(seen, one));
        return [...casesWhere(-isLeftOver, [seen]), ...casesWhere(isLeftOver, before)];
      }),
    ),
  );
}

const leftOvers = {
  members: { is: "leftOver", of: Kind.object, variable: "members" },
  items: { is: "leftOver", of: Kind.array, variable: "items" },
} as const;

function waysOf({ known, ways }: Tracked): Tracked["ways"] {
  return known === "nothing" ? [{ when: always, seen: nothingSeen }] : ways;
}

/** Follows the keywords in the order in which ajv generates code for them. */
class Tracker {
  readonly #aspect: Aspect;
  readonly #asksEither: boolean;
  /** Whether it came by a reference of which ajv may know either. */
  isUncertain = false;

  /** @param asksEither Whether those are taken for asked while validating. */
  constructor(aspect: Aspect, asksEither: boolean) {
    this.#aspect = aspect;
    this.#asksEither = asksEither;
  }

  #asks(progress: Progress): boolean {
    if (progress === "either") this.isUncertain = true;
    return progress === "running" || (progress === "either" && this.#asksEither);
  }

  /** @param atKeyword Whether the schema's own `unevaluated…` asks: then it has not looked at anything yet. */
  track(schema: Json, scope: SchemaScope, atKeyword = false): Tracked {
    if (!isObject(schema)) return untracked;
    const { formulas } = scope;
    let tracked = untracked;
    for (const { target, isDynamic } of targetsOf(schema, scope)) {
      const seen = this.track(target.schema, scope.scopeAt(target));
      const asks = isDynamic || this.#asks(scope.progressOf(target));
      tracked = merge(tracked, asks ? asVariable(seen) : seen, formulas);
    }
    for (const keyword of ["anyOf", "oneOf"]) {
      for (const each of readList(schema, keyword) ?? []) {
        const condition = { valid: scope.literal(each), tried: true, repeats: scope.repeats };
        tracked = mergeWhere(tracked, this.track(each, scope), condition, formulas);
      }
    }
    for (const each of readList(schema, "allOf") ?? []) {
      if (!saysNothing(each, scope.vocabulary)) tracked = merge(tracked, this.track(each, scope), formulas);
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
    const condition = conditionOf(schema, scope);
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
      tracked = mergeWhere(
        tracked,
        this.track(clause, scope),
        { valid, tried: false, repeats: scope.repeats },
        formulas,
      );
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
      if (isArray(each) || saysNothing(each, scope.vocabulary)) continue;
      const valid = formulas.and([formulas.kind(Kind.object), present(name, scope)]);
      tracked = mergeWhere(tracked, this.track(each, scope), { valid, tried: false, repeats: scope.repeats }, formulas);
    }
    return tracked;
  }
}

interface Target {
  readonly target: Located;
  readonly isDynamic: boolean;
}

function targetsOf(schema: JsonObject, scope: SchemaScope): Target[] {
  const reference = member(schema, "$ref");
  return [
    ...dynamicReferencesOf(schema, scope).map((each) => ({ target: scope.locateDynamic(each), isDynamic: true })),
    ...(typeof reference === "string" ? [{ target: scope.locate(reference), isDynamic: false }] : []),
  ];
}

function trackItems(before: Tracked, schema: JsonObject, scope: SchemaScope, atKeyword: boolean): Tracked {
  const { tuple, rest } = itemsOf(schema, scope);
  const contains = member(schema, "contains");
  const all =
    rest !== undefined ||
    (contains !== undefined && !saysNothing(contains, scope.vocabulary) && looksAtItems(schema)) ||
    (!atKeyword && member(schema, "unevaluatedItems") !== undefined);
  if (all) return seenAlways({ ...nothingSeen, items: Number.POSITIVE_INFINITY });
  if (tuple.length === 0) return before;
  return merge(before, seenAlways({ ...nothingSeen, items: tuple.length }), scope.formulas);
}

/** Where the counts decide alone, ajv is done with `contains` before it looks at an item. */
function looksAtItems(schema: JsonObject): boolean {
  const min = readNumber(schema, "minContains") ?? 1;
  const max = readNumber(schema, "maxContains");
  return max === undefined ? min !== 0 : min <= max;
}
