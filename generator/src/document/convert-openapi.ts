import { isObject, type JsonObject } from "../contract/json-pointer.js";
import { isReference } from "../contract/reference.js";
import { mapSubschemas, subschemasOf } from "../contract/schema-members.js";
import { type MovedKeyword, toDraft07 } from "./draft-2020-12.js";
import { type OpenApiDiscriminator, readDiscriminator, type SchemaAt, withTags } from "./openapi-discriminator.js";
import { schemaParserInput } from "./schema-parser-input.js";

export interface OpenApiProblem {
  readonly tokens: readonly string[];
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly consequence: string;
  readonly remedy: string;
}

export interface ConvertedOpenApi {
  readonly schema: unknown;
  readonly problems: readonly OpenApiProblem[];
  /** What stands elsewhere than where it is written. */
  readonly moved?: readonly MovedKeyword[];
}

/**
 * JSON Schema of an OpenAPI 3.0 schema, by the official parser, one schema object at a time: given a whole tree it drops
 * required names that have no property, and leaves lists after the first as they were.
 */
export async function convertOpenApi30(schema: unknown, schemaAt: SchemaAt): Promise<ConvertedOpenApi> {
  const { OpenAPISchemaParser } = await import("@asyncapi/openapi-schema-parser");
  const parser = OpenAPISchemaParser();
  const found = (await parser.validate(schemaParserInput(schema))) ?? [];
  const [deepest] = [...found].sort((left, right) => (right.path?.length ?? 0) - (left.path?.length ?? 0));
  if (deepest !== undefined) {
    const tokens = (deepest.path ?? []).map(String).filter((token) => token !== "");
    const message = `the OpenAPI schema is not valid: it ${deepest.message}`;
    return { schema: {}, problems: [{ tokens, severity: "error", message, ...unknownShape }] };
  }
  const problems: OpenApiProblem[] = [];
  const convert = async (node: unknown, tokens: readonly string[]): Promise<unknown> => {
    if (!isObject(node) || isReference(node)) return node;
    const discriminator = readDiscriminator(node, schemaAt);
    problems.push(...problemsOf(node, tokens, discriminator, "3.0"));
    const inner: unknown[] = [];
    for (const member of subschemasOf(node)) inner.push(await convert(member.schema, [...tokens, ...member.tokens]));
    let index = 0;
    const alone = mapSubschemas(node, () => ({ $ref: `#/${index++}` }));
    const parsed: unknown = await parser.parse(schemaParserInput(alone));
    const back = mapSubschemas(parsed, (member) =>
      isReference(member) ? inner[Number(member.$ref.slice(2))] : member,
    );
    return isObject(back) ? selectedBy(discriminator, withNumbers(withoutForeign(back), node)) : back;
  };
  return { schema: await convert(schema, []), problems };
}

/** OpenAPI 3.1 has JSON Schema 2020-12: what draft-07 says in the same or in other words is kept, what it does not say is refused. */
export function convertOpenApi31(schema: unknown, schemaAt: SchemaAt): ConvertedOpenApi {
  const problems: OpenApiProblem[] = [];
  const moved: MovedKeyword[] = [];
  /** `to`: where the new schema stands, `from`: where it is written. */
  const convert = (node: unknown, { to, from }: MovedKeyword): unknown => {
    if (!isObject(node)) return node;
    const discriminator = readDiscriminator(node, schemaAt);
    problems.push(...problemsOf(node, from, discriminator, "3.1"));
    if (isReference(node)) {
      const beside = Object.keys(node).find((key) => key !== "$ref" && !besideReferences.has(key));
      if (beside !== undefined)
        problems.push({
          tokens: [...from, beside],
          severity: "error",
          message: `\`${beside}\` stands beside a \`$ref\``,
          consequence: "In draft-07 it would not count, in OpenAPI 3.1 it does.",
          remedy: "Put both into an `allOf`.",
        });
      return node;
    }
    const translated = toDraft07(node, schemaAt);
    for (const { keyword, ...problem } of translated.problems)
      problems.push({ tokens: [...from, keyword], severity: "error", ...problem });
    for (const one of translated.moved) moved.push({ to: [...to, ...one.to], from: [...from, ...one.from] });
    const ways = subschemasOf(translated.schema);
    let index = 0;
    const back = mapSubschemas(translated.schema, (member) => {
      const way = ways[index++]?.tokens ?? [];
      return convert(member, { to: [...to, ...way], from: [...from, ...writtenWay(way, translated.moved)] });
    });
    return isObject(back) ? selectedBy(discriminator, withoutForeign(withExamples(back))) : back;
  };
  return { schema: convert(schema, { to: [], from: [] }), problems, moved };
}

/** The way to something in the schema as it was written. */
function writtenWay(way: readonly string[], moved: readonly MovedKeyword[]): readonly string[] {
  const move = moved.findLast(({ to }) => to.every((token, index) => token === way[index]));
  return move === undefined ? way : [...move.from, ...way.slice(move.to.length)];
}

const unknownShape = { consequence: "What may stand there is unknown.", remedy: "Correct the schema." };

const besideReferences = new Set(["description", "summary", "title", "deprecated", "examples", "example", "default"]);

function problemsOf(
  node: JsonObject,
  tokens: readonly string[],
  discriminator: OpenApiDiscriminator | undefined,
  version: "3.0" | "3.1",
): readonly OpenApiProblem[] {
  const problems: OpenApiProblem[] = [];
  const warn = (keyword: string, problem: Pick<OpenApiProblem, "message" | "consequence" | "remedy">) =>
    problems.push({ tokens: [...tokens, keyword], severity: "warning", ...problem });
  for (const { tag, schema } of discriminator?.strangers ?? [])
    problems.push({
      tokens: [...tokens, "discriminator", "mapping", tag],
      severity: "warning",
      message: `the \`discriminator\` maps "${tag}" to \`${schema}\`, which is none of the alternatives`,
      consequence: `Messages with "${tag}" are refused.`,
      remedy: "Add the schema to the alternatives, or leave it out of the mapping.",
    });
  if (isObject(node["discriminator"]) && discriminator === undefined)
    warn("discriminator", {
      message: "the `discriminator` of an OpenAPI schema is not kept",
      consequence: "Alternatives are told apart by what their schemas say.",
      remedy: "Give the property another `enum` of one value in each alternative.",
    });
  if (node["nullable"] === true && version === "3.1")
    warn("nullable", {
      message: "`nullable` is not a keyword of OpenAPI 3.1",
      consequence: "It means nothing there: null is refused unless the schema accepts it anyway.",
      remedy: "List `null` among the types, or leave `nullable` out.",
    });
  else if (node["nullable"] === true && node["type"] === undefined)
    warn("nullable", {
      message: "`nullable` stands on a schema without `type`",
      consequence: "OpenAPI says that it means nothing there: null is refused unless the schema accepts it anyway.",
      remedy: "Add the `type`, or leave `nullable` out.",
    });
  return problems;
}

/** The alternatives with the values of the discriminator that select them. */
function selectedBy(discriminator: OpenApiDiscriminator | undefined, schema: JsonObject): JsonObject {
  if (discriminator === undefined) return schema;
  const keyword = schema["oneOf"] === undefined ? "anyOf" : "oneOf";
  const alternatives = schema[keyword];
  if (!Array.isArray(alternatives)) return schema;
  return { ...schema, [keyword]: alternatives.map((alternative: unknown) => withTags(alternative, discriminator)) };
}

/** In OpenAPI 3.0 as in draft-04, an exclusive bound is a flag beside the bound. */
function withNumbers(schema: JsonObject, written: JsonObject): JsonObject {
  let changed = schema;
  for (const [bound, flag] of [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
  ] as const) {
    const { [flag]: isExclusive, ...rest } = changed;
    if (isExclusive === true && typeof written[bound] === "number") {
      // A format may have set a bound that is further off, which then says nothing.
      const { [bound]: _, ...others } = rest;
      changed = { ...others, [flag]: written[bound] };
    } else changed = rest;
  }
  return Array.isArray(written["required"]) ? { ...changed, required: written["required"] } : changed;
}

function withExamples({ example, ...schema }: JsonObject): JsonObject {
  return example === undefined || schema["examples"] !== undefined ? schema : { ...schema, examples: [example] };
}

function withoutForeign(schema: JsonObject): JsonObject {
  const dropped = new Set(["$schema", "discriminator", "xml", "x-xml", "externalDocs", "nullable"]);
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !dropped.has(key)));
}
