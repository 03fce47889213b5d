import { isObject, type JsonObject } from "../contract/json-pointer.js";
import { isReference, targetOf } from "../contract/reference.js";
import type { SchemaAt } from "./openapi-discriminator.js";

/** The properties that a schema and those for the same value name. */
export type NamedProperties =
  | { readonly all: boolean; readonly properties: ReadonlySet<string>; readonly patterns: ReadonlySet<string> }
  /** The keyword that names some for a part of the values only. */
  | { readonly dependsOn: string };

export const itemKeywords = ["prefixItems", "items", "contains", "unevaluatedItems"];
const propertyKeywords = ["properties", "patternProperties", "additionalProperties", "unevaluatedProperties"];

/** What `unevaluatedProperties` of a schema is not about (https://json-schema.org/draft/2020-12/json-schema-core#section-11.3). */
export function propertiesNamedBy(
  { unevaluatedProperties: _, ...schema }: JsonObject,
  schemaAt: SchemaAt,
): NamedProperties {
  const properties = new Set<string>();
  const patterns = new Set<string>();
  let all = false;
  let dependsOn: string | undefined;
  const add = (one: unknown, open: readonly string[]): void => {
    if (!isObject(one)) return;
    for (const name of keysOf(one["properties"])) properties.add(name);
    for (const pattern of keysOf(one["patternProperties"])) patterns.add(pattern);
    all ||= one["additionalProperties"] !== undefined || one["unevaluatedProperties"] !== undefined;
    for (const branch of inPlaceOf(one, schemaAt, open)) {
      if (branch.isAlways) add(branch.schema, branch.open);
      else if (says(propertyKeywords, branch, schemaAt)) dependsOn ??= branch.keyword;
    }
  };
  add(schema, []);
  if (all) return { all, properties, patterns };
  return dependsOn === undefined ? { all, properties, patterns } : { dependsOn };
}

/** The keyword of a schema with others for the same value, of which one says something by one of these keywords. */
export function inPlaceRuleFor(
  keywords: readonly string[],
  schema: JsonObject,
  schemaAt: SchemaAt,
): string | undefined {
  return inPlaceOf(schema, schemaAt, []).find((branch) => says(keywords, branch, schemaAt))?.keyword;
}

interface InPlace {
  readonly keyword: string;
  readonly schema: unknown;
  /** It applies to every value. */
  readonly isAlways: boolean;
  /** The references that led here. */
  readonly open: readonly string[];
}

function says(keywords: readonly string[], { schema, open }: InPlace, schemaAt: SchemaAt): boolean {
  if (!isObject(schema)) return false;
  if (keywords.some((keyword) => schema[keyword] !== undefined)) return true;
  return inPlaceOf(schema, schemaAt, open).some((branch) => says(keywords, branch, schemaAt));
}

/** The other schemas for the same value. What `not` says of it does not count. */
function inPlaceOf(schema: JsonObject, schemaAt: SchemaAt, open: readonly string[]): readonly InPlace[] {
  const branch = (keyword: string, isAlways: boolean) => (one: unknown) => ({ keyword, schema: one, isAlways, open });
  const target = isReference(schema) ? targetOf(schema) : undefined;
  const referred =
    target === undefined || open.includes(target)
      ? []
      : [{ keyword: "$ref", schema: schemaAt(target), isAlways: true, open: [...open, target] }];
  return [
    ...referred,
    ...listOf(schema["allOf"]).map(branch("allOf", true)),
    ...["anyOf", "oneOf"].flatMap((keyword) => listOf(schema[keyword]).map(branch(keyword, false))),
    ...["if", "then", "else"].flatMap((keyword) => listOf([schema[keyword]]).map(branch(keyword, false))),
    ...Object.values(Object(schema["dependentSchemas"])).map(branch("dependentSchemas", false)),
  ];
}

function keysOf(value: unknown): readonly string[] {
  return isObject(value) ? Object.keys(value) : [];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
