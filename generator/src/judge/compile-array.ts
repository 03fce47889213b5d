import { compileLimits } from "./compile-scalars.js";
import { always, type Literal, never } from "./formula.js";
import { isArray, type JsonObject, Kind, member } from "./json.js";
import { readBoolean, readList, readNumber } from "./read-keyword.js";
import type { SchemaScope } from "./schema-scope.js";
import { saysNothing } from "./silent-schema.js";

export function compileArray(schema: JsonObject, scope: SchemaScope): Literal[] {
  const { formulas } = scope;
  const literals = compileLimits(schema, formulas.atom.bind(formulas), [
    ["minItems", Kind.array],
    ["maxItems", Kind.array],
  ]);
  literals.push(...compileItems(schema, scope));
  const unique = formulas.atom({ is: "unique", of: Kind.array });
  if (readBoolean(schema, "uniqueItems") === true) literals.push(unlessShort(unique, schema, scope));
  literals.push(...compileContains(schema, scope).map((each) => unlessShort(each, schema, scope)));
  return literals;
}

/** What is said of single items from the front, and of all others. */
export function itemsOf(schema: JsonObject, { vocabulary }: SchemaScope) {
  const items = member(schema, "items");
  const tuple = vocabulary.prefixItems ? readList(schema, "prefixItems") : isArray(items) ? items : undefined;
  const rest = vocabulary.prefixItems || tuple === undefined ? items : member(schema, "additionalItems");
  return { tuple: tuple ?? [], rest };
}

/**
 * ajv passes over `uniqueItems`, `contains` and `unevaluatedItems` where the array ends before the first item of a tuple
 * that has rules: the code it generates asks for a result that was never written.
 */
export function unlessShort(literal: Literal, schema: JsonObject, scope: SchemaScope): Literal {
  if (scope.vocabulary.sdk) return literal;
  const { formulas, repeats } = scope;
  const first = itemsOf(schema, scope).tuple.findIndex((item) => !saysNothing(item, scope.vocabulary));
  if (first < 0) return literal;
  const isShort = formulas.atom({ is: "maxItems", of: Kind.array, limit: first });
  if (!repeats) return formulas.or([isShort, literal]);
  // Where the result is left over, it may hide nothing.
  const leftOver = formulas.atom({ is: "leftOver", of: Kind.array, variable: "tuple" });
  return formulas.or([formulas.and([isShort, -leftOver]), literal]);
}

function compileItems(schema: JsonObject, scope: SchemaScope): Literal[] {
  const { formulas, literal, each } = scope;
  const { tuple, rest } = itemsOf(schema, scope);
  const literals = tuple.map((item, index) =>
    formulas.atom({ is: "item", of: Kind.array, index, value: literal(item) }),
  );
  if (rest === undefined) return literals;
  const index = tuple.length;
  const value = each(rest);
  // The same limit as maxItems, so that both spellings are one node.
  if (value === never) literals.push(formulas.atom({ is: "maxItems", of: Kind.array, limit: index }));
  else literals.push(formulas.atom({ is: "itemsFrom", of: Kind.array, index, value }));
  return literals;
}

function compileContains(schema: JsonObject, { formulas, vocabulary, repeats, each }: SchemaScope): Literal[] {
  const contains = member(schema, "contains");
  if (contains === undefined) return [];
  const value = each(contains);
  const min = (vocabulary.next ? readNumber(schema, "minContains") : undefined) ?? 1;
  const max = vocabulary.next ? readNumber(schema, "maxContains") : undefined;
  if (max !== undefined && min > max) return [formulas.kind(63 & ~Kind.array)];
  const literals: Literal[] = [];
  // Below 0 ajv counts as it does from 1 on.
  const least = min === 0 ? 0 : Math.max(1, Math.ceil(min));
  if (least > 0) {
    const atLeast =
      value === always
        ? formulas.atom({ is: "minItems", of: Kind.array, limit: least })
        : formulas.atom({ is: "atLeast", of: Kind.array, limit: least, value });
    const isEmpty = formulas.atom({ is: "maxItems", of: Kind.array, limit: 0 });
    // Where ajv counts, or looks at no item, it writes the result for each array.
    const isWritten = max !== undefined || least > 1 || saysNothing(contains, vocabulary);
    const leftOver = formulas.atom({ is: "leftOver", of: Kind.array, variable: "contains" });
    // An empty array passes where the one before it did.
    literals.push(repeats && !isWritten ? formulas.or([formulas.and([isEmpty, leftOver]), atLeast]) : atLeast);
  }
  if (max !== undefined) {
    const limit = Math.floor(max);
    literals.push(
      value === always
        ? formulas.atom({ is: "maxItems", of: Kind.array, limit })
        : formulas.atom({ is: "atMost", of: Kind.array, limit, value }),
    );
  }
  return literals;
}
