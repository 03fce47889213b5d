import type { Vocabulary } from "./dialect.js";
import { isArray, isObject, type Json, type JsonObject, member } from "./json.js";
import { Undecided } from "./undecided.js";

function refuse(keyword: string, expected: string): never {
  throw new Undecided("SCHEMA_UNREADABLE", `the schema cannot be read: "${keyword}" is not ${expected}`);
}

export function readNumber(schema: JsonObject, keyword: string): number | undefined {
  const value = member(schema, keyword);
  if (value !== undefined && typeof value !== "number") refuse(keyword, "a number");
  // `JSON.parse` makes Infinity of 1e400.
  if (value !== undefined && !Number.isFinite(value)) refuse(keyword, "a number that a double can hold");
  return value;
}

export function readBoolean(schema: JsonObject, keyword: string): boolean | undefined {
  const value = member(schema, keyword);
  if (value !== undefined && typeof value !== "boolean") refuse(keyword, "a boolean");
  return value;
}

export function readString(schema: JsonObject, keyword: string): string | undefined {
  const value = member(schema, keyword);
  if (value !== undefined && typeof value !== "string") refuse(keyword, "a string");
  return value;
}

export function readList(schema: JsonObject, keyword: string): readonly Json[] | undefined {
  const value = member(schema, keyword);
  if (value !== undefined && !isArray(value)) refuse(keyword, "a list");
  return value;
}

export function readNames(value: Json, keyword: string): readonly string[] {
  if (!isArray(value)) refuse(keyword, "a list of names");
  return value.map((name) => (typeof name === "string" ? name : refuse(keyword, "a list of names")));
}

export function readMap(
  schema: JsonObject,
  keyword: string,
  { sdk }: Vocabulary,
): readonly (readonly [string, Json])[] {
  const value = member(schema, keyword);
  if (value === undefined) return [];
  if (!isObject(value)) refuse(keyword, "an object");
  // ajv passes over a member named `__proto__`, so it declares nothing.
  return Object.entries(value).filter(([name]) => sdk || name !== "__proto__");
}

/** ajv compiles every pattern of a schema, so one that is no regular expression makes the whole unreadable. */
export function readPattern(pattern: string): string {
  try {
    new RegExp(pattern, "u");
    return pattern;
  } catch (cause) {
    throw new Undecided("SCHEMA_UNREADABLE", `the pattern "${pattern}" is no regular expression: ${String(cause)}`);
  }
}
