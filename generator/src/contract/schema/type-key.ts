import { createHash } from "node:crypto";
import { type ArrayShape, anything, kindNames, type ObjectShape, type TypeModel } from "./type-model.js";

/** Models do not change, so each is read once. */
const keys = new WeakMap<TypeModel | ArrayShape | ObjectShape, string>();

/** Equal for types with the same values and the same exactness. Documentation does not count. */
export function typeKey(type: TypeModel): string {
  return remembered(type, () => {
    if (type === anything) return "*";
    const { names, kinds, inexact } = type;
    const shapes = kindNames.map((kind) => {
      if (kind === "array") return kinds.array?.map(arrayKey);
      if (kind === "object") return kinds.object?.map(objectKey);
      return kinds[kind];
    });
    return JSON.stringify([inexact === true, names, shapes]);
  });
}

export function objectKey(shape: ObjectShape): string {
  return remembered(shape, () =>
    JSON.stringify([
      shape.exact,
      [...shape.properties].map(([name, property]) => [name, property.required, typeKey(property.type)]),
      shape.patterns.map((pattern) => [pattern.source, typeKey(pattern.type)]),
      shape.additional === undefined ? null : typeKey(shape.additional),
    ]),
  );
}

export function arrayKey(shape: ArrayShape): string {
  return remembered(shape, () =>
    JSON.stringify([shape.exact, shape.prefix.map(typeKey), typeKey(shape.rest), shape.min, String(shape.max)]),
  );
}

function remembered(model: TypeModel | ArrayShape | ObjectShape, read: () => string): string {
  const known = keys.get(model);
  if (known !== undefined) return known;
  const text = read();
  // Keys hold keys: unshortened, they would double their quotes at every level.
  const key = text.length < 64 ? text : createHash("sha256").update(text).digest("base64");
  keys.set(model, key);
  return key;
}
