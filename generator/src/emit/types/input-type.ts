import type { ObjectShape, TypeModel } from "../../contract/schema/type-model.js";

/** The type with constants optional: what a publisher passes, who need not write what can only be one thing. */
export function filledIn(type: TypeModel, constants: readonly string[]): TypeModel {
  const object = type.kinds.object?.map((shape): ObjectShape => {
    const properties = [...shape.properties].map(([name, property]) => {
      return [name, constants.includes(name) ? { ...property, required: false } : property] as const;
    });
    return { ...shape, properties: new Map(properties) };
  });
  return object === undefined ? type : { ...type, kinds: { ...type.kinds, object } };
}
