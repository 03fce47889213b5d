import { arrayKey, objectKey } from "./type-key.js";
import {
  type ArrayShape,
  anything,
  isExactArray,
  isExactObject,
  isWhole,
  type Kinds,
  nothing,
  type ObjectShape,
  type TypeModel,
  wholeArray,
  wholeObject,
} from "./type-model.js";
import { normalisedBooleans, uniteValues } from "./value-shape.js";

/** The values of all types. Alternatives keep their order. */
export function unite(types: readonly TypeModel[]): TypeModel {
  return types.reduce(uniteTwo, nothing);
}

function uniteTwo(a: TypeModel, b: TypeModel): TypeModel {
  if (a === anything || b === anything) return anything;
  const names = [...new Set([...a.names, ...b.names])];
  const kinds = uniteKinds(a.kinds, b.kinds);
  return { ...(a.inexact === true || b.inexact === true ? { inexact: true } : {}), names, kinds };
}

function uniteKinds(a: Kinds, b: Kinds): Kinds {
  return definedKinds({
    null: uniteValues(a.null, b.null),
    boolean: normalisedBooleans(uniteValues(a.boolean, b.boolean)),
    number: uniteValues(a.number, b.number),
    string: uniteValues(a.string, b.string),
    array: uniteArrays([...(a.array ?? []), ...(b.array ?? [])]),
    object: uniteObjects([...(a.object ?? []), ...(b.object ?? [])]),
  });
}

/** An alternative that takes every array takes the others' place. */
export function uniteArrays(shapes: readonly ArrayShape[]): readonly ArrayShape[] | undefined {
  const whole = shapes.find((shape) => isWhole({ array: [shape] }, "array"));
  if (whole !== undefined) return [{ ...wholeArray, rest: anything, exact: isExactArray(whole) }];
  return distinct(shapes, arrayKey);
}

export function uniteObjects(shapes: readonly ObjectShape[]): readonly ObjectShape[] | undefined {
  const whole = shapes.find((shape) => isWhole({ object: [shape] }, "object") && shape.properties.size === 0);
  if (whole !== undefined) return [{ ...wholeObject, additional: whole.additional, exact: isExactObject(whole) }];
  return distinct(shapes, objectKey);
}

function distinct<Shape>(shapes: readonly Shape[], keyOf: (shape: Shape) => string): readonly Shape[] | undefined {
  const byKey = new Map<string, Shape>();
  for (const shape of shapes) if (!byKey.has(keyOf(shape))) byKey.set(keyOf(shape), shape);
  return byKey.size === 0 ? undefined : [...byKey.values()];
}

interface PossibleKinds {
  readonly null: Kinds["null"] | undefined;
  readonly boolean: Kinds["boolean"] | undefined;
  readonly number: Kinds["number"] | undefined;
  readonly string: Kinds["string"] | undefined;
  readonly array: Kinds["array"] | undefined;
  readonly object: Kinds["object"] | undefined;
}

/** The kinds that have a shape. */
export function definedKinds(kinds: PossibleKinds): Kinds {
  return Object.fromEntries(Object.entries(kinds).filter(([, shape]) => shape !== undefined));
}
