import { expandNames, intersect, type Names } from "./intersect.js";
import {
  anything,
  isExactArray,
  isExactObject,
  isWhole,
  nothing,
  type ObjectShape,
  ofKinds,
  type PropertyShape,
  type TypeModel,
  wholeArray,
  wholeObject,
} from "./type-model.js";
import { definedKinds } from "./unite.js";
import { complementValues, normalisedBooleans } from "./value-shape.js";

/** All values that are not in the type: too many where the type is not exact, never too few. */
export function complement(type: TypeModel, names: Names): TypeModel {
  const wide = expandNames(type, names);
  if (wide === undefined || wide.inexact === true) return { ...anything, inexact: true };
  const { kinds } = wide;
  return ofKinds(
    definedKinds({
      null: complementValues(kinds.null),
      boolean: normalisedBooleans(complementValues(kinds.boolean)),
      number: complementValues(kinds.number),
      string: complementValues(kinds.string),
      array: complementArrays(kinds.array),
      object: complementObjects(kinds.object, names),
    }),
  );
}

function complementArrays(shapes: TypeModel["kinds"]["array"]): TypeModel["kinds"]["array"] {
  if (shapes === undefined) return [wholeArray];
  if (shapes.some((shape) => isExactArray(shape) && isWhole({ array: [shape] }, "array"))) return undefined;
  return [{ ...wholeArray, rest: anything, exact: false }];
}

function complementObjects(shapes: readonly ObjectShape[] | undefined, names: Names): TypeModel["kinds"]["object"] {
  if (shapes === undefined) return [wholeObject];
  const others = shapes.map((shape) => ofKinds(definedObject(complementObject(shape, names))));
  return others.reduce((a, b) => intersect(a, b, names)).kinds.object;
}

function definedObject(shapes: readonly ObjectShape[]): TypeModel["kinds"] {
  return shapes.length === 0 ? {} : { object: shapes };
}

/** Not `a and b` is `not a, or not b`: one alternative for each property that may be otherwise. */
function complementObject(shape: ObjectShape, names: Names): readonly ObjectShape[] {
  const open = shape.additional === undefined || shape.additional === anything;
  if (!isExactObject(shape) || !open || shape.patterns.length > 0) return [{ ...wholeObject, exact: false }];
  return [...shape.properties].flatMap(([name, property]) => [
    ...(property.required ? [withProperty(name, { type: nothing, required: false, docs: {} })] : []),
    ...(property.type === anything
      ? []
      : [withProperty(name, { type: complement(property.type, names), required: true, docs: {} })]),
  ]);
}

function withProperty(name: string, property: PropertyShape): ObjectShape {
  return { ...wholeObject, properties: new Map([[name, property]]) };
}
