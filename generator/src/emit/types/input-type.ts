import type { SchemaRef } from "../../contract/contract.js";
import type { SchemaTypes } from "../../contract/schema/schema-types.js";
import type { ObjectShape, TypeModel } from "../../contract/schema/type-model.js";

/** The type with what stands at the paths optional: what a publisher passes, who need not write what is filled in. */
export function inputType(types: SchemaTypes, ref: SchemaRef, paths: readonly (readonly string[])[]): TypeModel {
  return withoutNeed(types.expanded(ref), paths, types);
}

function withoutNeed(type: TypeModel, paths: readonly (readonly string[])[], types: SchemaTypes): TypeModel {
  const object = type.kinds.object?.map((shape): ObjectShape => {
    const properties = [...shape.properties].map(([name, property]) => {
      const rests = paths.filter(([first]) => first === name).map(([, ...rest]) => rest);
      if (rests.length === 0) return [name, property] as const;
      if (rests.some(({ length }) => length === 0)) return [name, { ...property, required: false }] as const;
      return [name, { ...property, type: withoutNeed(written(property.type, types), rests, types) }] as const;
    });
    return { ...shape, properties: new Map(properties) };
  });
  return object === undefined ? type : { ...type, kinds: { ...type.kinds, object } };
}

/** A named schema that is the whole type, as what it stands for. */
function written(type: TypeModel, types: SchemaTypes): TypeModel {
  const [only] = type.names;
  const isName = only !== undefined && type.names.length === 1 && Object.keys(type.kinds).length === 0;
  return isName ? types.expanded(only) : type;
}
