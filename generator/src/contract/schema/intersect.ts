import type { SchemaRef } from "../schema-graph.js";
import { intersectArrays } from "./array-shape.js";
import { intersectObjects } from "./object-shape.js";
import { typeKey } from "./type-key.js";
import { anything, isAnything, isExact, isWhole, type Kinds, kindNames, type TypeModel } from "./type-model.js";
import { definedKinds, unite, uniteArrays, uniteObjects } from "./unite.js";
import { intersectValues, normalisedBooleans } from "./value-shape.js";

/** Looks names up, and keeps account of it. */
export interface Names {
  /** Undefined: the schema is being read just now, or enough was looked up; the name stays a name. */
  readonly expand: (ref: SchemaRef) => TypeModel | undefined;
  /** Pairs of types that are being intersected just now. Recursive schemas meet the same pair again, without end. */
  readonly pairs: Set<string>;
  /** Counts down what narrows names; undefined names stay as they are when nothing is left. */
  left: number;
}

/**
 * The values that both types have. Names stay names unless they are really narrowed. Where a name cannot be looked up
 * the result takes in too much, never too little.
 */
export function intersect(a: TypeModel, b: TypeModel, names: Names): TypeModel {
  if (isUnconstrained(a) || a === b) return b;
  if (isUnconstrained(b)) return a;
  if (a.names.length === 0 && b.names.length === 0) return intersectKinds(a, b, names);
  const keys = [typeKey(a), typeKey(b)];
  if (keys[0] === keys[1]) return a;
  const pair = keys.join(" and ");
  if (names.pairs.has(pair) || names.left === 0) return inexact(a.names.length > 0 ? a : b);
  names.left--;
  names.pairs.add(pair);
  const both = intersectNamed(a, b, names);
  names.pairs.delete(pair);
  return both;
}

function intersectNamed(a: TypeModel, b: TypeModel, names: Names): TypeModel {
  const wideA = expandNames(a, names);
  const wideB = expandNames(b, names);
  if (wideA === undefined) return inexact(a);
  if (wideB === undefined) return inexact(b);
  if (takesAll(wideB, wideA)) return isExact(wideB) ? a : inexact(a);
  if (takesAll(wideA, wideB)) return isExact(wideA) ? b : inexact(b);
  return intersectKinds(wideA, wideB, names);
}

/** The type without names, or undefined when one of them cannot be looked up. */
export function expandNames(type: TypeModel, names: Names): TypeModel | undefined {
  let parts: readonly TypeModel[] = [];
  for (const name of type.names) {
    const found = names.expand(name);
    if (found === undefined) return undefined;
    parts = [...parts, found];
  }
  const own: TypeModel = { ...type, names: [] };
  return parts.length === 0 ? own : unite([...parts, own]);
}

function isUnconstrained(type: TypeModel): boolean {
  return type === anything || (isAnything(type) && isExact(type));
}

/** Whether `wide` has every value of the kinds that `narrow` has, or is the same. */
function takesAll(wide: TypeModel, narrow: TypeModel): boolean {
  return wide === narrow || kindNames.every((kind) => narrow.kinds[kind] === undefined || isWhole(wide.kinds, kind));
}

export function inexact(type: TypeModel): TypeModel {
  return { ...type, inexact: true };
}

function intersectKinds(a: TypeModel, b: TypeModel, names: Names): TypeModel {
  const both = (left: TypeModel, right: TypeModel) => intersect(left, right, names);
  const kinds: Kinds = definedKinds({
    null: intersectValues(a.kinds.null, b.kinds.null),
    boolean: normalisedBooleans(intersectValues(a.kinds.boolean, b.kinds.boolean)),
    number: intersectValues(a.kinds.number, b.kinds.number),
    string: intersectValues(a.kinds.string, b.kinds.string),
    array: uniteArrays(
      intersectPairs(a.kinds.array, b.kinds.array, (left, right) => intersectArrays(left, right, both)),
    ),
    object: uniteObjects(
      intersectPairs(a.kinds.object, b.kinds.object, (left, right) => intersectObjects(left, right, both)),
    ),
  });
  return { ...(a.inexact === true || b.inexact === true ? { inexact: true } : {}), names: [], kinds };
}

/** Beyond this many pairs of alternatives the second list is left out: a type of more alternatives helps nobody. */
const maxPairs = 64;

function intersectPairs<Shape extends { readonly exact: boolean }>(
  a: readonly Shape[] = [],
  b: readonly Shape[] = [],
  intersectTwo: (left: Shape, right: Shape) => Shape | undefined,
): readonly Shape[] {
  if (a.length * b.length > maxPairs) return a.map((shape) => ({ ...shape, exact: false }));
  return a.flatMap((left) => b.flatMap((right) => intersectTwo(left, right) ?? []));
}
