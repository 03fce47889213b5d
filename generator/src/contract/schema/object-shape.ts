import { matchesPattern } from "./document-pattern.js";
import type { SchemaDocs } from "./schema-node.js";
import { anything, isNothing, nothing, type ObjectShape, type PropertyShape, type TypeModel } from "./type-model.js";

type Intersect = (a: TypeModel, b: TypeModel) => TypeModel;

/** What a property of this name may be, given everything that the shape says. */
export function typeOfProperty(shape: ObjectShape, name: string, intersect: Intersect): TypeModel {
  const property = shape.properties.get(name);
  if (property !== undefined) return property.type;
  const matching = shape.patterns.filter((pattern) => matchesPattern(pattern.source, name));
  if (matching.length === 0) return shape.additional ?? anything;
  return matching.map((pattern) => pattern.type).reduce(intersect);
}

/** The shape with what follows from it drawn. Undefined: no object fits. */
export function objectShape(shape: ObjectShape): ObjectShape | undefined {
  const closed = shape.additional !== undefined && isNothing(shape.additional);
  const properties = new Map<string, PropertyShape>();
  for (const [name, property] of shape.properties) {
    const impossible = isNothing(property.type);
    if (impossible && property.required) return undefined;
    const said = closed && !shape.patterns.some((pattern) => matchesPattern(pattern.source, name));
    if (!impossible || !said) properties.set(name, property);
  }
  return { ...shape, properties };
}

/** Property by property, each with what the other shape says of its name. */
export function intersectObjects(a: ObjectShape, b: ObjectShape, intersect: Intersect): ObjectShape | undefined {
  const names = [...new Set([...a.properties.keys(), ...b.properties.keys()])];
  const properties = names.map((name): readonly [string, PropertyShape] => {
    const left = a.properties.get(name);
    const right = b.properties.get(name);
    const type = intersect(typeOfProperty(a, name, intersect), typeOfProperty(b, name, intersect));
    return [
      name,
      {
        type,
        required: left?.required === true || right?.required === true,
        docs: mergedDocs(left?.docs, right?.docs),
      },
    ];
  });
  return objectShape({
    exact: a.exact && b.exact,
    properties: new Map(properties),
    patterns: [...restrictedPatterns(a, b, intersect), ...restrictedPatterns(b, a, intersect)],
    additional: intersectAdditional(a.additional, b.additional, intersect),
  });
}

/** A name that matches a pattern here is subject to the other's `additionalProperties`, unless a pattern there matches it as well. */
function restrictedPatterns(shape: ObjectShape, other: ObjectShape, intersect: Intersect): ObjectShape["patterns"] {
  return shape.patterns.map(({ source, type }) => {
    const same = other.patterns.find((pattern) => pattern.source === source);
    if (same !== undefined) return { source, type: intersect(type, same.type) };
    const closed = other.patterns.length === 0 ? (other.additional ?? anything) : anything;
    return { source, type: intersect(type, closed) };
  });
}

function intersectAdditional(
  a: TypeModel | undefined,
  b: TypeModel | undefined,
  intersect: Intersect,
): TypeModel | undefined {
  return a === undefined || b === undefined ? (a ?? b) : intersect(a, b);
}

function mergedDocs(a: SchemaDocs | undefined, b: SchemaDocs | undefined): SchemaDocs {
  return { ...b, ...a };
}

export const closedObject: ObjectShape = { exact: true, properties: new Map(), patterns: [], additional: nothing };
