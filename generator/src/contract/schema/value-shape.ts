import { type Literal, type ValueShape, wholeValue } from "./type-model.js";

/** Unions, intersections and complements of null, booleans, numbers and strings. Undefined is the empty set. */
export function uniteValues(a: ValueShape | undefined, b: ValueShape | undefined): ValueShape | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const exact = (a.exact && b.exact) || [a, b].some((shape) => shape.exact && isWholeValue(shape));
  if (isWholeValue(a) || isWholeValue(b)) return { exact };
  if (a.only !== undefined && b.only !== undefined) return { exact, only: union(a.only, b.only) };
  const except = a.except ?? b.except ?? [];
  const only = a.only ?? b.only;
  const left = only === undefined ? except.filter((value) => b.except?.includes(value)) : without(except, only);
  return left.length === 0 ? { exact } : { exact, except: left };
}

export function intersectValues(a: ValueShape | undefined, b: ValueShape | undefined): ValueShape | undefined {
  if (a === undefined || b === undefined) return undefined;
  const exact = a.exact && b.exact;
  if (a.only !== undefined || b.only !== undefined) {
    const other = new Set(b.only ?? a.only);
    const only = without(
      (a.only ?? b.only ?? []).filter((value) => other.has(value)),
      [...(a.except ?? []), ...(b.except ?? [])],
    );
    return only.length === 0 ? undefined : { exact, only };
  }
  const except = union(a.except ?? [], b.except ?? []);
  return except.length === 0 ? { exact } : { exact, except };
}

/** What is not in the shape; too much where the shape is not exact. */
export function complementValues(shape: ValueShape | undefined): ValueShape | undefined {
  if (shape === undefined) return wholeValue;
  if (!shape.exact) return { exact: false };
  if (shape.only !== undefined) return { exact: true, except: shape.only };
  return shape.except === undefined ? undefined : { exact: true, only: shape.except };
}

/** There are two booleans: all but one is the other, and both are all. */
export function normalisedBooleans(shape: ValueShape | undefined): ValueShape | undefined {
  if (shape === undefined || isWholeValue(shape)) return shape;
  const { exact } = shape;
  const only = [true, false].filter((value) => shape.only?.includes(value) ?? !shape.except?.includes(value));
  if (only.length === 2) return { exact };
  return only.length === 0 ? undefined : { exact, only };
}

function isWholeValue(shape: ValueShape): boolean {
  return shape.only === undefined && shape.except === undefined;
}

function union(a: readonly Literal[], b: readonly Literal[]): readonly Literal[] {
  return [...new Set([...a, ...b])];
}

function without(values: readonly Literal[], removed: readonly Literal[]): readonly Literal[] {
  const left = new Set(removed);
  return values.filter((value) => !left.has(value));
}
