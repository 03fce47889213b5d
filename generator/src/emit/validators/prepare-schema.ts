import { below } from "../../contract/json-pointer.js";
import type { SchemaNode } from "../../contract/schema/schema-node.js";
import type { SchemaTypes } from "../../contract/schema/schema-types.js";
import type { SchemaRef } from "../../contract/schema-graph.js";
import { formats } from "./support/formats.js";

/** A schema as ajv is to compile it: nothing but assertions, no `$id`, no annotation, references as calls. */
type PreparedSchema = boolean | { readonly [keyword: string]: unknown };

export interface Prepared {
  readonly schema: PreparedSchema;
  /** The named schemas that `callsSchema` names, by position. */
  readonly calls: readonly SchemaRef[];
  /** Some name in it is also a name of every JavaScript object, so only own properties may count. */
  readonly namesOfEveryObject: boolean;
  /** Where something in the prepared schema stands in the document: pointer below the named schema. */
  placeOf(path: readonly string[]): string;
}

/** Keyword of ours: the value is checked by the validator of another named schema. */
export const callsSchema = "callsSchema";
/** Keyword of ours, and the name of the rule in errors: branches by the value of a property. Beside it stands `variantsBy`. */
export const variants = "discriminator";
export const variantsBy = "variantsBy";

export interface VariantsBy {
  readonly tag: string;
  /** The values of each branch. */
  readonly values: readonly (readonly string[])[];
}

export function prepareSchema(node: SchemaNode, types: SchemaTypes): Prepared {
  const calls: SchemaRef[] = [];
  const names = new Set<string>();
  const origins: Origins = new Map();
  const prepare = (child: SchemaNode): PreparedSchema => {
    for (const name of [
      ...(child.properties?.keys() ?? []),
      ...(child.required ?? []),
      ...(child.dependencies?.keys() ?? []),
    ])
      names.add(name);
    const [schema, renamed] = prepareNode(child, { types, prepare, calls, origins });
    if (typeof schema === "object") origins.set(schema, { pointer: child.place.pointer, renamed });
    return schema;
  };
  const schema = prepare(node);
  return {
    schema,
    calls,
    namesOfEveryObject: [...names].some((name) => name in Object.prototype),
    placeOf: (path) => placeOf(path, schema, origins),
  };
}

interface Origin {
  readonly pointer: string;
  /** Keywords that the document has under another name. The empty name adds nothing to the pointer. */
  readonly renamed: Readonly<Record<string, string>>;
}

type Origins = Map<unknown, Origin>;

type Prepare = (node: SchemaNode) => PreparedSchema;

interface Preparation {
  readonly types: SchemaTypes;
  readonly prepare: Prepare;
  readonly calls: SchemaRef[];
  readonly origins: Origins;
}

function prepareNode(
  node: SchemaNode,
  { types, prepare, calls, origins }: Preparation,
): readonly [schema: PreparedSchema, renamed: Origin["renamed"]] {
  if (node.always !== undefined) return [node.always, {}];
  if (node.ref !== undefined) return [{ [callsSchema]: indexOf(calls, node.ref) }, {}];
  const union = types.taggedUnion(node);
  const plain = union === undefined ? node : withoutKeyword(node, union.keyword);
  const all = [
    ...preparedDependencies(plain, prepare, origins),
    ...countsBesideTuple(plain, prepare, origins),
    ...propertiesInParts(plain, prepare, origins),
    ...(plain.allOf ?? []).map(prepare),
  ];
  const schema = {
    ...preparedValues(plain),
    ...preparedArrays(plain, prepare),
    ...preparedObjects(plain, prepare),
    ...preparedApplicators(plain, prepare),
    allOf: all.length === 0 ? undefined : all,
  };
  if (union === undefined) return [defined(schema), {}];
  const by: VariantsBy = { tag: union.tag, values: union.branches.map(({ values }) => values) };
  const branches = union.branches.map((branch) => prepare(branch.node));
  const type = node.type === undefined ? { type: union.keyword } : {};
  return [
    defined({ ...schema, type: schema.type ?? "object", [variantsBy]: by, [variants]: branches }),
    { [variants]: union.keyword, ...type },
  ];
}

function withoutKeyword(node: SchemaNode, keyword: "oneOf" | "anyOf"): SchemaNode {
  const { [keyword]: _, ...others } = node;
  return others;
}

function indexOf(calls: SchemaRef[], ref: SchemaRef): number {
  const index = calls.indexOf(ref);
  return index === -1 ? calls.push(ref) - 1 : index;
}

function preparedValues(node: SchemaNode) {
  const {
    type,
    const: constant,
    minimum,
    maximum,
    exclusiveMinimum,
    exclusiveMaximum,
    multipleOf,
    minLength,
    maxLength,
    pattern,
  } = node;
  const format = node.format !== undefined && Object.hasOwn(formats, node.format) ? node.format : undefined;
  const literals = { type: type?.length === 1 ? type[0] : type, enum: distinct(node.enum), const: constant };
  return {
    ...literals,
    minimum,
    maximum,
    exclusiveMinimum,
    exclusiveMaximum,
    multipleOf,
    minLength,
    maxLength,
    pattern,
    format,
  };
}

/** ajv wants each value only once. */
function distinct(values: readonly unknown[] | undefined): readonly unknown[] | undefined {
  return values === undefined
    ? undefined
    : [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function preparedArrays({ tuple, items, contains, minItems, maxItems, uniqueItems }: SchemaNode, prepare: Prepare) {
  const rest = items === undefined ? undefined : prepare(items);
  return {
    items: tuple === undefined ? rest : tuple.map(prepare),
    additionalItems: tuple === undefined ? undefined : rest,
    ...(tuple === undefined ? preparedCounts({ contains, uniqueItems }, prepare) : {}),
    minItems,
    maxItems,
  };
}

interface Counts {
  readonly contains: SchemaNode | undefined;
  readonly uniqueItems: boolean | undefined;
}

function preparedCounts({ contains, uniqueItems }: Counts, prepare: Prepare) {
  return { contains: contains === undefined ? undefined : prepare(contains), uniqueItems };
}

/** ajv passes over `contains` and `uniqueItems` where an array ends before the tuple beside them does. */
function countsBesideTuple({ place, tuple, contains, uniqueItems }: SchemaNode, prepare: Prepare, origins: Origins) {
  if (tuple === undefined || (contains === undefined && uniqueItems !== true)) return [];
  const counts = defined(preparedCounts({ contains, uniqueItems }, prepare));
  origins.set(counts, { pointer: place.pointer, renamed: {} });
  return [counts];
}

function preparedObjects(node: SchemaNode, prepare: Prepare) {
  const { additionalProperties, required, propertyNames, minProperties, maxProperties } = node;
  const properties = [...(node.properties ?? [])];
  const patterns = [...(node.patternProperties ?? [])].map(([pattern, child]) => [wellFormed(pattern), child] as const);
  const asPatterns = properties
    .filter(([name]) => !isPlainName(name))
    .map(([name, child]) => [exactly(name), child] as const);
  const allPatterns = [...patterns, ...asPatterns];
  const plain = properties.filter(([name]) => isPlainName(name));
  // Beside `additionalProperties` their names have to stand, wherever they are checked.
  const inParts = () => Object.fromEntries(plain.map(([name]) => [name, true]));
  return {
    properties: node.properties && (plain.length > mostProperties ? inParts() : byName(plain, prepare)),
    patternProperties: allPatterns.length === 0 ? undefined : byName(allPatterns, prepare),
    additionalProperties: additionalProperties === undefined ? undefined : prepare(additionalProperties),
    required: required?.length === 0 ? undefined : required,
    propertyNames: propertyNames === undefined ? undefined : prepare(propertyNames),
    minProperties,
    maxProperties,
  };
}

/** ajv writes one condition into the other, property by property, and neither it nor a parser of JavaScript takes thousands. */
const mostProperties = 50;

function propertiesInParts({ place, properties }: SchemaNode, prepare: Prepare, origins: Origins) {
  const plain = [...(properties ?? [])].filter(([name]) => isPlainName(name));
  if (plain.length <= mostProperties) return [];
  const count = Math.ceil(plain.length / mostProperties);
  return Array.from({ length: count }, (_, index) => {
    const own = byName(plain.slice(index * mostProperties, (index + 1) * mostProperties), prepare);
    const part = { properties: own };
    origins.set(part, { pointer: place.pointer, renamed: {} });
    return part;
  });
}

/** ajv passes over a property named `__proto__`, and stumbles over half a surrogate pair. As patterns they are like any other. */
function isPlainName(name: string): boolean {
  return name !== "__proto__" && !loneSurrogate.test(name);
}

const loneSurrogate = /\p{Surrogate}/u;

function exactly(name: string): string {
  return `^${wellFormed(name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&"))}$`;
}

/** The same pattern in characters that a URI can hold. */
function wellFormed(pattern: string): string {
  return pattern.replaceAll(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
}

function byName(members: readonly (readonly [string, SchemaNode])[], prepare: Prepare) {
  return Object.fromEntries(members.map(([name, node]) => [name, prepare(node)]));
}

/** `dependencies` as conditions: ajv's own pass over `__proto__` and over a missing `""`. */
function preparedDependencies({ place, dependencies }: SchemaNode, prepare: Prepare, origins: Origins) {
  return [...(dependencies ?? [])].map(([name, asked]) => {
    const pointer = below(place.pointer, "dependencies", name);
    const consequence = isNode(asked) ? prepare(asked) : asked.length === 0 ? true : { required: asked };
    if (!isNode(asked)) origins.set(consequence, { pointer, renamed: { required: "" } });
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema; nobody awaits a schema.
    const condition = { if: { type: "object", required: [name] }, then: consequence };
    origins.set(condition, { pointer, renamed: { if: "" } });
    return condition;
  });
}

function isNode(asked: SchemaNode | readonly string[]): asked is SchemaNode {
  return !Array.isArray(asked);
}

function preparedApplicators(node: SchemaNode, prepare: Prepare) {
  const list = (nodes: readonly SchemaNode[] | undefined) => nodes?.map(prepare);
  const child = (one: SchemaNode | undefined) => (one === undefined ? undefined : prepare(one));
  const conditional = node.then !== undefined || node.else !== undefined;
  return {
    anyOf: list(node.anyOf),
    oneOf: list(node.oneOf),
    ...(node.not === undefined ? {} : { not: prepare(node.not) }),
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema; nobody awaits a schema.
    ...(conditional ? { if: child(node.if), then: child(node.then), else: child(node.else) } : {}),
  };
}

function defined(schema: { readonly [keyword: string]: unknown }): PreparedSchema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}

/** ajv's path, step by step through the prepared schema, with the document's place wherever a schema begins. */
function placeOf(path: readonly string[], root: unknown, origins: Origins): string {
  let value = root;
  let place = origins.get(root)?.pointer ?? "";
  let renamed = origins.get(root)?.renamed ?? {};
  for (const step of path) {
    value = Object(value)[step];
    const origin = origins.get(value);
    const keyword = step === "false schema" ? "" : (renamed[step] ?? step);
    place = origin?.pointer ?? (keyword === "" ? place : below(place, keyword));
    renamed = origin?.renamed ?? {};
  }
  return place;
}
