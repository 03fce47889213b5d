import type { JsonValue } from "../../contract/contract.js";
import type { JsonType, SchemaNode } from "../../contract/schema/schema-node.js";
import type { SchemaReader } from "../../contract/schema/schema-reader.js";
import { surelyTakes } from "../validators/surely-takes.js";

/** What stands for a text that a schema says nothing about. */
const anyText = "…";

/**
 * A value of a schema as documentation shows it: its own example, default or constant, else what it requires. Undefined:
 * none comes to mind. Whoever shows it has it validated first, since not every keyword is heeded here.
 */
export function sampleValue(node: SchemaNode, reader: SchemaReader): JsonValue | undefined {
  return sampleOf([node], { reader, values: 0 }, new Set());
}

/** What is being sampled, so that a schema which holds itself comes to an end. */
type Within = ReadonlySet<SchemaNode>;

/** Nobody reads an example of more values. A schema whose parts each require two others would have millions. */
const mostValues = 200;

interface Sampling {
  readonly reader: SchemaReader;
  values: number;
}

/** A value of all the schemas. */
function sampleOf(schemas: readonly SchemaNode[], sampling: Sampling, outer: Within): JsonValue | undefined {
  sampling.values += 1;
  if (sampling.values > mostValues) return undefined;
  const seen = new Set<SchemaNode>();
  const parts = partsOf(schemas, sampling.reader, seen);
  if ([...seen].some((schema) => outer.has(schema))) return undefined;
  const within = new Set([...outer, ...seen]);
  const known = knownValue(parts);
  if (known !== undefined) return known;
  const of = (inner: readonly SchemaNode[]) => sampleOf(inner, sampling, within);
  switch (typeOf(parts)) {
    case "object":
      return objectSample(parts, of);
    case "array":
      return arraySample(parts, of);
    case "string":
      return textSample(parts);
    case "integer":
    case "number":
      return numberSample(parts);
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return parts.every(({ always }) => always !== false) ? {} : undefined;
  }
}

/** Schemas and what else applies to the same value, the first alternative of several. */
function partsOf(schemas: readonly SchemaNode[], reader: SchemaReader, seen: Set<SchemaNode>): readonly SchemaNode[] {
  return schemas.flatMap((schema) => {
    if (seen.has(schema)) return [];
    seen.add(schema);
    const { ref, allOf = [], anyOf = [], oneOf = [], ...part } = schema;
    const target = ref === undefined ? [] : [reader.node(ref)];
    return [part, ...partsOf([...target, ...allOf, ...anyOf.slice(0, 1), ...oneOf.slice(0, 1)], reader, seen)];
  });
}

/** What the document itself gives as a value. An example that breaks its own schema is not one. */
function knownValue(parts: readonly SchemaNode[]): JsonValue | undefined {
  const constant = parts.find((part) => part.const !== undefined);
  if (constant !== undefined) return constant.const;
  const given = parts.flatMap(({ docs, enum: values = [] }) => [...(docs.examples ?? []), docs.default, ...values]);
  return given
    .filter((value) => value !== undefined)
    .find((value) => (typeof value === "object" && value !== null) || allTake(parts, value));
}

function allTake(parts: readonly SchemaNode[], value: JsonValue): boolean {
  return parts.every((part) => surelyTakes(part, value));
}

function typeOf(parts: readonly SchemaNode[]): JsonType | undefined {
  for (const { type, properties, required, items, tuple } of parts) {
    if (type !== undefined) return type.find((name) => name !== "null") ?? type[0];
    if (properties !== undefined || required !== undefined) return "object";
    if (items !== undefined || tuple !== undefined) return "array";
  }
  return undefined;
}

type Sample = (schemas: readonly SchemaNode[]) => JsonValue | undefined;

/**
 * The required properties, or two where none is required. One that is called like a member of every object is given too:
 * TypeScript takes that for it in a literal without it.
 */
function objectSample(parts: readonly SchemaNode[], sample: Sample): JsonValue | undefined {
  const required = new Set(parts.flatMap((part) => part.required ?? []));
  const all = parts.flatMap(({ properties }) => [...(properties?.keys() ?? [])]);
  const ofEveryObject = all.filter((name) => name in Object.prototype);
  const names = new Set([...(required.size > 0 ? required : all.slice(0, 2)), ...ofEveryObject]);
  const given = [...names].map((name) => {
    const schemas = parts.flatMap((part) => part.properties?.get(name) ?? part.additionalProperties ?? []);
    return [name, schemas.length === 0 ? anyText : sample(schemas)] as const;
  });
  if (given.some(([name, value]) => value === undefined && required.has(name))) return undefined;
  return Object.fromEntries(given.filter((entry): entry is [string, JsonValue] => entry[1] !== undefined));
}

function arraySample(parts: readonly SchemaNode[], sample: Sample): JsonValue | undefined {
  const least = Math.max(...parts.map(({ minItems = 0 }) => minItems));
  const most = Math.min(...parts.map(({ maxItems = Number.POSITIVE_INFINITY }) => maxItems), 9);
  const wanted = Math.max(least, 1, ...parts.map(({ tuple = [] }) => tuple.length));
  const list: JsonValue[] = [];
  while (list.length < Math.min(wanted, most)) {
    const schemas = parts.flatMap(({ tuple, items }) => tuple?.[list.length] ?? items ?? []);
    const element = schemas.length === 0 ? anyText : sample(schemas);
    if (element === undefined) break;
    list.push(element);
  }
  return list.length < least ? undefined : list;
}

/** RFC 3339, RFC 5321 and so on. */
const formatted: Readonly<Record<string, string>> = {
  "date-time": "2030-01-31T12:00:00Z",
  date: "2030-01-31",
  time: "12:00:00Z",
  duration: "PT5M",
  email: "ann@example.com",
  hostname: "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com/",
  "uri-reference": "/",
  "uri-template": "/{id}",
  uuid: "123e4567-e89b-12d3-a456-426614174000",
  "json-pointer": "/a",
  "relative-json-pointer": "0",
  regex: "a",
};

/** Texts of which many patterns take one. */
export const ordinary = [
  "a",
  "A",
  "1",
  "ab",
  "AB",
  "abc",
  "ABC",
  "123",
  "AB1",
  "A-1",
  "abc-1",
  "#ffffff",
  "+15550100",
  "1.0.0",
];

/** A longer text is no example. */
const longestSample = 100;

function textSample(parts: readonly SchemaNode[]): string | undefined {
  const { format = "", minLength = 0, maxLength = 1 } = Object.assign({}, ...parts) as SchemaNode;
  if (minLength > longestSample) return undefined;
  const plain = anyText.repeat(Math.max(minLength, Math.min(1, maxLength)));
  const repeated = ordinary.map((text) => text.slice(0, 1).repeat(Math.max(minLength, 1)));
  return [formatted[format] ?? plain, ...ordinary, ...repeated].find((text) => allTake(parts, text));
}

function numberSample(parts: readonly SchemaNode[]): number | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = Object.assign(
    {},
    ...parts,
  ) as SchemaNode;
  const step = multipleOf ?? 1;
  const inside = [exclusiveMinimum, exclusiveMaximum].flatMap((bound) =>
    bound === undefined ? [] : [bound + step, bound - step, bound + step / 2, bound - step / 2],
  );
  const candidates = [1, step, 0, minimum, ...inside, maximum];
  return candidates.find(
    (value) =>
      value !== undefined &&
      parts.every(
        ({ exclusiveMinimum: above, exclusiveMaximum: below, multipleOf: _, ...part }) =>
          surelyTakes(part, value) &&
          value > (above ?? Number.NEGATIVE_INFINITY) &&
          value < (below ?? Number.POSITIVE_INFINITY),
      ),
  );
}

export function isRecord(value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
