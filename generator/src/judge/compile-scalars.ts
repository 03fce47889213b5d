import { isAsserted } from "./formats/format-facts.js";
import type { Atom, Literal } from "./formula.js";
import { allKinds, isArray, type JsonObject, Kind, member } from "./json.js";
import { readList, readNumber, readPattern, readString } from "./read-keyword.js";
import type { SchemaScope } from "./schema-scope.js";
import { Undecided } from "./undecided.js";

const kindOfType: ReadonlyMap<unknown, number> = new Map([
  ["null", Kind.null],
  ["boolean", Kind.boolean],
  ["integer", Kind.number],
  ["number", Kind.number],
  ["string", Kind.string],
  ["array", Kind.array],
  ["object", Kind.object],
]);

/** `type`, with OpenAPI's `nullable`, which ajv reads in every dialect. */
export function compileType(schema: JsonObject, { formulas }: SchemaScope): Literal[] {
  const type = member(schema, "type");
  if (type === undefined) return [];
  const names = isArray(type) ? type : [type];
  let kinds = 0;
  for (const name of names) {
    const kind = kindOfType.get(name);
    if (kind === undefined) throw new Undecided("SCHEMA_UNREADABLE", 'the schema cannot be read: "type" is not a type');
    kinds |= kind;
  }
  if (member(schema, "nullable") === true) kinds |= Kind.null;
  const literals = [names.length === 0 ? formulas.kind(allKinds) : formulas.kind(kinds)];
  if (names.includes("integer") && !names.includes("number")) {
    literals.push(formulas.atom({ is: "integer", of: Kind.number }));
  }
  return literals;
}

export function compileValues(schema: JsonObject, { formulas }: SchemaScope): Literal[] {
  const literals: Literal[] = [];
  const constant = member(schema, "const");
  if (constant !== undefined) literals.push(formulas.enum([constant]));
  const values = readList(schema, "enum");
  if (values !== undefined) literals.push(formulas.enum(values));
  return literals;
}

export function compileNumber(schema: JsonObject, { formulas, vocabulary }: SchemaScope): Literal[] {
  const literals: Literal[] = [];
  const limits = [
    ["minimum", "minimum", false],
    ["exclusiveMinimum", "minimum", true],
    ["maximum", "maximum", false],
    ["exclusiveMaximum", "maximum", true],
  ] as const;
  for (const [keyword, is, exclusive] of limits) {
    const limit = readNumber(schema, keyword);
    if (limit !== undefined) literals.push(formulas.atom({ is, of: Kind.number, limit, exclusive }));
  }
  const divisor = readNumber(schema, "multipleOf");
  // Nothing is a multiple of 0, for ajv not even 0.
  if (divisor === 0) literals.push(formulas.kind(allKinds & ~Kind.number));
  else if (divisor !== undefined) {
    const decimal = vocabulary.sdk;
    literals.push(formulas.atom({ is: "multiple", of: Kind.number, divisor: Math.abs(divisor), decimal }));
  }
  return literals;
}

export function compileString(schema: JsonObject, { formulas, vocabulary }: SchemaScope): Literal[] {
  const literals: Literal[] = compileLimits(schema, formulas.atom.bind(formulas), [
    ["minLength", Kind.string],
    ["maxLength", Kind.string],
  ]);
  const pattern = readString(schema, "pattern");
  if (pattern !== undefined)
    literals.push(formulas.atom({ is: "pattern", of: Kind.string, pattern: readPattern(pattern) }));
  const format = vocabulary.sdk ? readString(schema, "format") : undefined;
  if (format !== undefined && isAsserted(format))
    literals.push(formulas.atom({ is: "format", of: Kind.string, format }));
  return literals;
}

type LimitKeyword =
  | readonly ["minLength" | "maxLength", typeof Kind.string]
  | readonly ["minItems" | "maxItems", typeof Kind.array]
  | readonly ["minProperties" | "maxProperties", typeof Kind.object];

/** Sizes are whole numbers: a limit of 1.5 admits what 2 or 1 admits. */
export function compileLimits(
  schema: JsonObject,
  atom: (atom: Atom) => Literal,
  keywords: readonly LimitKeyword[],
): Literal[] {
  const literals: Literal[] = [];
  for (const [is, of] of keywords) {
    const limit = readNumber(schema, is);
    if (limit === undefined) continue;
    literals.push(atom({ is, of, limit: is.startsWith("min") ? Math.ceil(limit) : Math.floor(limit) } as Atom));
  }
  return literals;
}
