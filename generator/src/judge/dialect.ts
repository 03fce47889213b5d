import { isArray, isObject, type Json, member, objectOf } from "./json.js";
import { Undecided } from "./undecided.js";

/** The drafts of JSON Schema that ajv reads; draft-04 is translated to draft-07 first. */
export type Dialect = "draft-04" | "draft-06" | "draft-07" | "2019-09" | "2020-12";

/** AsyncAPI's own default: its schema object is a superset of draft-07. */
const defaultDialect: Dialect = "draft-07";

const dialectOfUri: ReadonlyMap<string, Dialect> = new Map([
  ["json-schema.org/draft-04/schema", "draft-04"],
  ["json-schema.org/draft-06/schema", "draft-06"],
  ["json-schema.org/draft-07/schema", "draft-07"],
  ["json-schema.org/draft/2019-09/schema", "2019-09"],
  ["json-schema.org/draft/2020-12/schema", "2020-12"],
]);

const dialects: ReadonlySet<string> = new Set(dialectOfUri.values());

/**
 * The dialect that `$schema` names, else the default.
 *
 * @throws {Undecided} `SCHEMA_UNREADABLE` when it names another: what its keywords mean is unknown, and ajv refuses it, too.
 */
export function dialectOf(schema: Json): Dialect {
  const uri = isObject(schema) ? member(schema, "$schema") : undefined;
  if (uri === undefined) return defaultDialect;
  const dialect =
    typeof uri === "string" ? dialectOfUri.get(uri.replace(/^https?:\/\//, "").replace(/#$/, "")) : undefined;
  if (dialect === undefined)
    throw new Undecided("SCHEMA_UNREADABLE", `"$schema" names none of ${[...dialects].join(", ")}`);
  return dialect;
}

/** @throws {Undecided} `SCHEMA_UNREADABLE` for a name that a caller without types has made up. */
export function checkDialect(dialect: Dialect): Dialect {
  if (dialects.has(dialect)) return dialect;
  throw new Undecided("SCHEMA_UNREADABLE", `the option dialect is none of ${[...dialects].join(", ")}`);
}

/** What the readers of JSON Schema do differently. */
export interface Vocabulary {
  readonly name: Dialect | "sdk";
  /** `prefixItems` and `items`, instead of `items` as a list and `additionalItems`. */
  readonly prefixItems: boolean;
  /** `dependentRequired`, `dependentSchemas`, `minContains`, `maxContains`, `unevaluated*`, `$dynamicRef`. */
  readonly next: boolean;
  /**
   * As the validators of a generated SDK read a schema: `format` is asserted, multiples are reckoned in decimal, and
   * what ajv alone overlooks is not overlooked. Else as ajv does.
   */
  readonly sdk: boolean;
}

/** The schemas of a contract: draft-07. */
export const sdkVocabulary: Vocabulary = { name: "sdk", prefixItems: false, next: false, sdk: true };

export function vocabularyOf(dialect: Dialect): Vocabulary {
  return {
    name: dialect,
    prefixItems: dialect === "2020-12",
    next: dialect === "2019-09" || dialect === "2020-12",
    sdk: false,
  };
}

const schemaKeywords = new Set(["not", "additionalItems", "additionalProperties", "items"]);
const schemaListKeywords = new Set(["allOf", "anyOf", "oneOf", "items"]);
const schemaMapKeywords = new Set(["properties", "patternProperties", "definitions", "dependencies"]);

/** Draft-04 in draft-07's words: `id` is `$id`, and exclusive limits are numbers. */
export function translateDraft04(schema: Json): Json {
  if (!isObject(schema)) return schema;
  const translated: [string, Json][] = [];
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === "id" && typeof value === "string") translated.push(["$id", value]);
    else if (keyword === "$schema" || isBooleanLimit(keyword, value) || isMadeExclusive(schema, keyword)) continue;
    else translated.push([keyword, translateDraft04Value(keyword, value)]);
  }
  for (const [flag, limit] of limitOfFlag) {
    const value = member(schema, limit);
    if (member(schema, flag) === true && value !== undefined) translated.push([flag, value]);
  }
  return objectOf(translated);
}

const limitOfFlag = [
  ["exclusiveMinimum", "minimum"],
  ["exclusiveMaximum", "maximum"],
] as const;

function isBooleanLimit(keyword: string, value: Json): boolean {
  return typeof value === "boolean" && limitOfFlag.some(([flag]) => flag === keyword);
}

function isMadeExclusive(schema: Json, keyword: string): boolean {
  return limitOfFlag.some(([flag, limit]) => limit === keyword && isObject(schema) && member(schema, flag) === true);
}

function translateDraft04Value(keyword: string, value: Json): Json {
  if (isArray(value) && schemaListKeywords.has(keyword)) return value.map(translateDraft04);
  if (!isObject(value)) return value;
  if (schemaKeywords.has(keyword)) return translateDraft04(value);
  if (!schemaMapKeywords.has(keyword)) return value;
  return objectOf(Object.entries(value).map(([name, schema]) => [name, translateDraft04(schema)]));
}
