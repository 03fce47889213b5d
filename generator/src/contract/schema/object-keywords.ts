import { matchesPattern } from "./document-pattern.js";
import { closedObject, objectShape, typeOfProperty } from "./object-shape.js";
import type { SchemaNode } from "./schema-node.js";
import {
  anything,
  nothing,
  type ObjectShape,
  ofKinds,
  type PatternShape,
  type PropertyShape,
  type TypeModel,
  wholeKinds,
  wholeObject,
} from "./type-model.js";

interface ObjectContext {
  readonly typeOf: (node: SchemaNode) => TypeModel;
  readonly intersect: (a: TypeModel, b: TypeModel) => TypeModel;
}

/** What `properties`, `required` and their companions say of objects; other kinds are untouched. */
export function typeOfObjectKeywords(node: SchemaNode, context: ObjectContext): TypeModel {
  const declared = declaredShape(node, context);
  const properties = new Map(declared.properties);
  for (const name of node.required ?? []) {
    const docs = properties.get(name)?.docs ?? {};
    properties.set(name, { type: typeOfProperty(declared, name, context.intersect), required: true, docs });
  }
  return ofObject(objectShape({ ...declared, properties }));
}

function declaredShape(node: SchemaNode, context: ObjectContext): ObjectShape {
  const patterns = [...(node.patternProperties ?? [])].map(
    ([source, schema]): PatternShape => ({ source, type: context.typeOf(schema) }),
  );
  const properties = [...(node.properties ?? [])].map(([name, schema]): readonly [string, PropertyShape] => {
    const types = [
      context.typeOf(schema),
      ...patterns.filter(({ source }) => matchesPattern(source, name)).map(({ type }) => type),
    ];
    return [name, { type: types.reduce(context.intersect), required: false, docs: schema.docs }];
  });
  const none = node.maxProperties === 0;
  return {
    exact: node.minProperties === undefined && (node.maxProperties === undefined || none),
    properties: new Map(none ? [] : properties),
    patterns: none ? [] : patterns,
    additional: none
      ? nothing
      : node.additionalProperties === undefined
        ? undefined
        : context.typeOf(node.additionalProperties),
  };
}

/** `propertyNames`: a list of names or a pattern can be said by a type, other limits of names cannot. */
export function typeOfPropertyNames(names: SchemaNode, nameType: TypeModel): TypeModel {
  const strings = nameType.kinds.string;
  if (strings === undefined) return ofObject(closedObject);
  if (strings.only !== undefined) {
    const properties = strings.only.map(
      (name) => [String(name), { type: anything, required: false, docs: {} }] as const,
    );
    return ofObject({ ...closedObject, exact: strings.exact, properties: new Map(properties) });
  }
  if (names.pattern === undefined)
    return ofObject({ ...wholeObject, exact: strings.exact && strings.except === undefined });
  return ofObject({ ...closedObject, exact: false, patterns: [{ source: names.pattern, type: anything }] });
}

/** A dependency: without the property, or with it and what it asks for. */
export function typeOfDependency(
  name: string,
  asked: TypeModel,
  context: ObjectContext,
): readonly [TypeModel, TypeModel] {
  return [withProperty(name, nothing, false), context.intersect(withProperty(name, anything, true), asked)];
}

export function typeOfRequired(names: readonly string[]): TypeModel {
  const properties = names.map((name) => [name, { type: anything, required: true, docs: {} }] as const);
  return ofObject({ ...wholeObject, properties: new Map(properties) });
}

function withProperty(name: string, type: TypeModel, required: boolean): TypeModel {
  const properties = new Map([[name, { type, required, docs: {} }]]);
  return required ? ofKinds({ object: [{ ...wholeObject, properties }] }) : ofObject({ ...wholeObject, properties });
}

function ofObject(shape: ObjectShape | undefined): TypeModel {
  const { object: _, ...others } = wholeKinds;
  return ofKinds(shape === undefined ? others : { ...others, object: [shape] });
}
