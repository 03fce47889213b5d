import type { JsonValue } from "../contract.js";
import { matchesPattern } from "./document-pattern.js";
import { closedObject } from "./object-shape.js";
import type { JsonType, SchemaNode } from "./schema-node.js";
import { type Kinds, type Literal, nothing, ofKinds, type TypeModel, wholeKinds } from "./type-model.js";
import { unite } from "./unite.js";

/** `type` leaves the kinds it names. Whole numbers are numbers to a type, so `integer` is not exact. */
export function typeOfTypeKeyword(types: readonly JsonType[]): TypeModel {
  return ofKinds(Object.assign({}, ...types.map(kindsOf)));
}

function kindsOf(type: JsonType, _index: number, types: readonly JsonType[]): Kinds {
  if (type === "integer" || type === "number") return { number: { exact: types.includes("number") } };
  return { [type]: wholeKinds[type] };
}

/** `enum` and `const`, without the values that the schema's own limits refuse. */
export function typeOfLiterals(node: SchemaNode): TypeModel {
  const listed = node.enum ?? (node.const === undefined ? [] : [node.const]);
  const values = listed.filter((value) => fits(value, node));
  const literals = values.filter((value) => typeof value !== "object");
  const others = values.filter((value) => typeof value === "object");
  return unite([...typesOfKinds(literals), ...others.map(typeOfLiteral)]);
}

/** One type per kind: an enum may have thousands of texts, and to unite them one by one takes the square of that. */
function typesOfKinds(literals: readonly Literal[]): readonly TypeModel[] {
  const byKind = new Map<string, Set<Literal>>();
  for (const literal of literals) byKind.set(typeof literal, (byKind.get(typeof literal) ?? new Set()).add(literal));
  return [...byKind].map(([kind, only]) => ofKinds({ [kind]: { exact: true, only: [...only] } }));
}

function typeOfLiteral(value: JsonValue): TypeModel {
  if (value === null) return ofKinds({ null: wholeKinds.null });
  if (typeof value === "object") return isList(value) ? typeOfList(value) : typeOfRecord(value);
  const shape = { exact: true, only: [value] as readonly Literal[] };
  return ofKinds({ [typeof value]: shape });
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function typeOfList(values: readonly JsonValue[]): TypeModel {
  const prefix = values.map(typeOfLiteral);
  return ofKinds({ array: [{ exact: true, prefix, rest: nothing, min: values.length, max: values.length }] });
}

function typeOfRecord(value: { readonly [key: string]: JsonValue }): TypeModel {
  const properties = Object.entries(value).map(
    ([name, member]) => [name, { type: typeOfLiteral(member), required: true, docs: {} }] as const,
  );
  return ofKinds({ object: [{ ...closedObject, properties: new Map(properties) }] });
}

function fits(value: JsonValue, node: SchemaNode): boolean {
  if (node.const !== undefined && node.enum !== undefined && JSON.stringify(node.const) !== JSON.stringify(value))
    return false;
  if (typeof value === "number") return fitsNumber(value, node);
  return typeof value !== "string" || fitsString(value, node);
}

function fitsNumber(value: number, node: SchemaNode): boolean {
  const wholeOnly = node.type?.includes("integer") === true && !node.type.includes("number");
  return (
    (!wholeOnly || Number.isInteger(value)) &&
    value >= (node.minimum ?? value) &&
    value <= (node.maximum ?? value) &&
    value > (node.exclusiveMinimum ?? Number.NEGATIVE_INFINITY) &&
    value < (node.exclusiveMaximum ?? Number.POSITIVE_INFINITY)
  );
}

function fitsString(value: string, node: SchemaNode): boolean {
  const { length } = [...value];
  return (
    length >= (node.minLength ?? 0) &&
    length <= (node.maxLength ?? length) &&
    (node.pattern === undefined || matchesPattern(node.pattern, value, { ifTooSlow: true }))
  );
}

/** Limits that types cannot say: all numbers and strings stay, inexactly. */
export function typeOfLimits(node: SchemaNode): TypeModel {
  const numbers = [node.minimum, node.maximum, node.exclusiveMinimum, node.exclusiveMaximum, node.multipleOf];
  const strings = [node.minLength, node.maxLength, node.pattern, node.format];
  return ofKinds({
    ...wholeKinds,
    number: { exact: numbers.every((limit) => limit === undefined) },
    string: { exact: strings.every((limit) => limit === undefined) },
  });
}
