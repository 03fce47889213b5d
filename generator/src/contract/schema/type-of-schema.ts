import { typeOfArrayKeywords } from "./array-keywords.js";
import { complement } from "./complement.js";
import { expandNames, inexact, intersect, type Names } from "./intersect.js";
import { typeOfDependency, typeOfObjectKeywords, typeOfPropertyNames, typeOfRequired } from "./object-keywords.js";
import type { SchemaNode } from "./schema-node.js";
import { anything, isExact, kindNames, nothing, type ObjectShape, type TypeModel, wholeObject } from "./type-model.js";
import { unite } from "./unite.js";
import { typeOfLimits, typeOfLiterals, typeOfTypeKeyword } from "./value-keywords.js";

/** The values that a schema accepts, as far as types can say it: what all of its keywords have in common. */
export function typeOfSchema(node: SchemaNode, names: Names): TypeModel {
  if (node.always !== undefined) return node.always ? anything : nothing;
  if (node.ref !== undefined) return { names: [node.ref], kinds: {} };
  return keywordTypes(node, names).reduce((a, b) => intersect(a, b, names), anything);
}

function keywordTypes(node: SchemaNode, names: Names): readonly TypeModel[] {
  const typeOf = (child: SchemaNode) => typeOfSchema(child, names);
  const context = { typeOf, intersect: (a: TypeModel, b: TypeModel) => intersect(a, b, names) };
  const literal = node.enum !== undefined || node.const !== undefined;
  return [
    ...(node.type === undefined ? [] : [typeOfTypeKeyword(node.type)]),
    ...(literal ? [typeOfLiterals(node)] : says(node, limitKeywords) ? [typeOfLimits(node)] : []),
    ...(says(node, arrayKeywords) ? [typeOfArrayKeywords(node, typeOf)] : []),
    ...(says(node, objectKeywords) ? [typeOfObjectKeywords(node, context)] : []),
    ...(node.propertyNames === undefined
      ? []
      : [typeOfPropertyNames(node.propertyNames, withoutNames(typeOf(node.propertyNames), names))]),
    ...(node.allOf ?? []).map(typeOf),
    ...(node.anyOf === undefined ? [] : [unite(node.anyOf.map(typeOf))]),
    ...(node.oneOf === undefined ? [] : [typeOfOneOf(node.oneOf.map(typeOf), names)]),
    ...(node.not === undefined ? [] : [complement(typeOf(node.not), names)]),
    ...(node.if === undefined ? [] : [typeOfCondition(node, node.if, names)]),
    ...[...(node.dependencies ?? [])].map(([name, asked]) =>
      unite(typeOfDependency(name, isNode(asked) ? typeOf(asked) : typeOfRequired(asked), context)),
    ),
  ];
}

/** What narrows numbers and texts, and no type says. */
export const limitKeywords = [
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "format",
] as const;
const arrayKeywords = ["items", "tuple", "contains", "minItems", "maxItems", "uniqueItems"] as const;
const objectKeywords = [
  "properties",
  "patternProperties",
  "additionalProperties",
  "required",
  "minProperties",
  "maxProperties",
] as const;

function says(node: SchemaNode, keywords: readonly (keyof SchemaNode)[]): boolean {
  return keywords.some((keyword) => node[keyword] !== undefined);
}

function isNode(asked: SchemaNode | readonly string[]): asked is SchemaNode {
  return !Array.isArray(asked);
}

function withoutNames(type: TypeModel, names: Names): TypeModel {
  return expandNames(type, names) ?? anything;
}

function typeOfCondition(node: SchemaNode, condition: SchemaNode, names: Names): TypeModel {
  const when = typeOfSchema(condition, names);
  const yes = node.then === undefined ? when : intersect(when, typeOfSchema(node.then, names), names);
  const unless = complement(when, names);
  const no = node.else === undefined ? unless : intersect(unless, typeOfSchema(node.else, names), names);
  return unite([yes, no]);
}

/**
 * One of the branches and none of the others. The others are only excluded where that is short to say: whole kinds,
 * literals, and properties that must or must not be there. Named branches stay as they are.
 */
function typeOfOneOf(branches: readonly TypeModel[], names: Names): TypeModel {
  const wide = branches.map((branch) => withoutNames(branch, names));
  const alone = branches.map((branch, index) =>
    wide.reduce(
      (type, other, otherIndex) =>
        otherIndex === index || type.names.length > 0 ? type : intersect(type, shortComplement(other, names), names),
      branch,
    ),
  );
  const united = unite(alone);
  return areDisjoint(wide) || (wide.every(isExact) && wide.every(isShort) && united.names.length === 0)
    ? united
    : inexact(united);
}

function shortComplement(type: TypeModel, names: Names): TypeModel {
  if (isShort(type)) return complement(type, names);
  return complement({ ...type, kinds: { ...type.kinds, object: [{ ...wholeObject, exact: false }] } }, names);
}

function isShort(type: TypeModel): boolean {
  return (type.kinds.object ?? []).every(saysOnlyPresence);
}

function saysOnlyPresence(shape: ObjectShape): boolean {
  return (
    shape.additional === undefined &&
    [...shape.properties.values()].every(({ type }) => type === anything || type === nothing)
  );
}

function areDisjoint(types: readonly TypeModel[]): boolean {
  return kindNames.every((kind) => types.filter((type) => type.kinds[kind] !== undefined).length < 2);
}
