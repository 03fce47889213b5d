import { type ArrayShape, isNothing, nothing, type TypeModel } from "./type-model.js";

type Intersect = (a: TypeModel, b: TypeModel) => TypeModel;

/** The shape with what follows from it drawn: an element that cannot be ends the array. Undefined: no array fits. */
export function arrayShape(shape: ArrayShape): ArrayShape | undefined {
  const impossible = shape.prefix.findIndex(isNothing);
  const end = impossible === -1 ? (isNothing(shape.rest) ? shape.prefix.length : Number.POSITIVE_INFINITY) : impossible;
  const max = Math.min(shape.max, end);
  if (shape.min > max) return undefined;
  return {
    exact: shape.exact,
    prefix: shape.prefix.slice(0, max),
    rest: max <= shape.prefix.length ? nothing : shape.rest,
    min: shape.min,
    max,
  };
}

export function intersectArrays(a: ArrayShape, b: ArrayShape, intersect: Intersect): ArrayShape | undefined {
  const length = Math.max(a.prefix.length, b.prefix.length);
  const at = (shape: ArrayShape, index: number) => shape.prefix[index] ?? shape.rest;
  return arrayShape({
    exact: a.exact && b.exact,
    prefix: Array.from({ length }, (_, index) => intersect(at(a, index), at(b, index))),
    rest: intersect(a.rest, b.rest),
    min: Math.max(a.min, b.min),
    max: Math.min(a.max, b.max),
  });
}
