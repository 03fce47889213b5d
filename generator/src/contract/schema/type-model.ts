import type { SchemaRef } from "../schema-graph.js";
import type { SchemaDocs } from "./schema-node.js";

/**
 * The values that a schema accepts, as far as types can say it: named schemas as wholes, and for each kind of JSON value
 * a shape or nothing. A model never leaves out a value that the schema accepts; a shape that also takes in others is
 * not `exact`.
 */
export interface TypeModel {
  /** Set when the union takes in more than the schema although its parts are exact, as a `oneOf` of overlapping schemas does. */
  readonly inexact?: true;
  /** Named schemas that belong to the union as they are. */
  readonly names: readonly SchemaRef[];
  readonly kinds: Kinds;
}

export interface Kinds {
  readonly null?: ValueShape;
  readonly boolean?: ValueShape;
  readonly number?: ValueShape;
  readonly string?: ValueShape;
  /** Alternatives. */
  readonly array?: readonly ArrayShape[];
  readonly object?: readonly ObjectShape[];
}

export type Literal = null | boolean | number | string;

/** All values of a kind, or some literals of it. */
export interface ValueShape {
  readonly exact: boolean;
  /** These and no others. */
  readonly only?: readonly Literal[];
  /** All but these. */
  readonly except?: readonly Literal[];
}

export interface ArrayShape {
  readonly exact: boolean;
  /** Elements by position. */
  readonly prefix: readonly TypeModel[];
  /** Elements after the prefix. */
  readonly rest: TypeModel;
  readonly min: number;
  /** `Infinity` when nothing is said. */
  readonly max: number;
}

export interface ObjectShape {
  readonly exact: boolean;
  readonly properties: ReadonlyMap<string, PropertyShape>;
  readonly patterns: readonly PatternShape[];
  /** Other properties. Undefined: the schema says nothing about them, so they may be anything. */
  readonly additional: TypeModel | undefined;
}

export interface PropertyShape {
  readonly type: TypeModel;
  readonly required: boolean;
  readonly docs: SchemaDocs;
}

export interface PatternShape {
  readonly source: string;
  readonly type: TypeModel;
}

export const nothing: TypeModel = { names: [], kinds: {} };

export const wholeValue: ValueShape = { exact: true };

export const wholeArray: ArrayShape = {
  exact: true,
  prefix: [],
  get rest() {
    return anything;
  },
  min: 0,
  max: Number.POSITIVE_INFINITY,
};

export const wholeObject: ObjectShape = { exact: true, properties: new Map(), patterns: [], additional: undefined };

export const wholeKinds: Required<Kinds> = {
  null: wholeValue,
  boolean: wholeValue,
  number: wholeValue,
  string: wholeValue,
  array: [wholeArray],
  object: [wholeObject],
};

export const anything: TypeModel = { names: [], kinds: wholeKinds };

export const kindNames = ["null", "boolean", "number", "string", "array", "object"] as const;

export function ofKinds(kinds: Kinds): TypeModel {
  return { names: [], kinds };
}

export function isNothing(type: TypeModel): boolean {
  return type.names.length === 0 && kindNames.every((kind) => type.kinds[kind] === undefined);
}

/** Whether every JSON value belongs to the type, be it exactly or not. */
export function isAnything(type: TypeModel): boolean {
  return type === anything || kindNames.every((kind) => isWhole(type.kinds, kind));
}

/** Whether every value of a kind belongs to the type, be it exactly or not. */
export function isWhole(kinds: Kinds, kind: keyof Kinds): boolean {
  if (kind === "array") return kinds.array?.some(isWholeArray) === true;
  if (kind === "object") return kinds.object?.some(isWholeObject) === true;
  const shape = kinds[kind];
  return shape !== undefined && shape.only === undefined && shape.except === undefined;
}

function isWholeArray(shape: ArrayShape): boolean {
  return (
    shape.min === 0 &&
    shape.max === Number.POSITIVE_INFINITY &&
    shape.prefix.every(isAnything) &&
    isAnything(shape.rest)
  );
}

function isWholeObject(shape: ObjectShape): boolean {
  return (
    (shape.additional === undefined || isAnything(shape.additional)) &&
    shape.patterns.every((pattern) => isAnything(pattern.type)) &&
    [...shape.properties.values()].every((property) => !property.required && isAnything(property.type))
  );
}

/** Whether the type holds the schema's values and no others. Names count as inexact: whoever needs to know resolves them. */
export function isExact(type: TypeModel): boolean {
  if (type === anything) return true;
  if (type.inexact === true || type.names.length > 0) return false;
  const { array = [], object = [], ...values } = type.kinds;
  return (
    Object.values(values).every((shape) => shape === undefined || shape.exact) &&
    array.every(isExactArray) &&
    object.every(isExactObject)
  );
}

export function isExactArray(shape: ArrayShape): boolean {
  return shape.exact && shape.prefix.every(isExact) && isExact(shape.rest);
}

export function isExactObject(shape: ObjectShape): boolean {
  return (
    shape.exact &&
    [...shape.properties.values()].every((property) => isExact(property.type)) &&
    shape.patterns.every((pattern) => isExact(pattern.type)) &&
    (shape.additional === undefined || isExact(shape.additional))
  );
}
