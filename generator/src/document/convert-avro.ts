import { isObject, type JsonObject } from "../contract/json-pointer.js";
import { referenceTo } from "../contract/reference.js";
import { mapSubschemas } from "../contract/schema-members.js";
import { type AvroProblem, type AvroType, avroTypesIn, splitSchema, splitType } from "./avro-types.js";
import { schemaParserInput } from "./schema-parser-input.js";

export interface AvroSource {
  readonly schema: unknown;
  /** The whole file, where the schema has one to itself: names may mean any type in it. */
  readonly file?: unknown;
  /** Where the JSON Schema of a named type will stand. */
  readonly pointerOf: (fullName: string) => string;
}

export interface ConvertedAvro {
  readonly schema: unknown;
  /** The named types it uses, and those that they use. */
  readonly types: readonly ConvertedAvroType[];
  readonly problems: readonly AvroProblem[];
}

export interface ConvertedAvroType extends AvroType {
  readonly jsonSchema: unknown;
  readonly isOfFile: boolean;
}

/** Holds the place of a named type while the official parser is at work; no pattern of a document begins so. */
const placeholder = "\u0000eventwright ";

/** Holds it as the first symbol of an enum, where a union has a text already: the number is that of the enum. */
const enumPlaceholder = /^_eventwright_(\d+)$/;

/**
 * JSON Schema of an Avro schema, by the official parser. It expands named types wherever they are used, and knows them
 * neither by a name without namespace nor inside themselves; so each is given to it alone, and references are put between them.
 */
export async function convertAvro({ schema, file, pointerOf }: AvroSource): Promise<ConvertedAvro> {
  const problems: AvroProblem[] = [];
  const known = new Map<string, AvroType & { readonly isOfFile: boolean }>();
  for (const type of avroTypesIn(schema)) known.set(type.fullName, { ...type, isOfFile: false });
  for (const type of file === undefined ? [] : avroTypesIn(file))
    if (!known.has(type.fullName)) known.set(type.fullName, { ...type, isOfFile: true });

  const used = new Set<string>();
  const enums: string[] = [];
  const substitute = (fullName: string, isOwnType: boolean): JsonObject => {
    used.add(fullName);
    if (!isOwnType) return { type: "string", pattern: placeholder + fullName };
    const name = `_eventwright_${enums.length}`;
    enums.push(fullName);
    // The default of a field is one of the symbols of its type.
    const symbols: unknown = known.get(fullName)?.schema["symbols"];
    return { type: "enum", name, symbols: [name, ...(Array.isArray(symbols) ? symbols : [])] };
  };
  const nameOf = ({ pattern, enum: symbols }: JsonObject): string | undefined => {
    if (typeof pattern === "string" && pattern.startsWith(placeholder)) return pattern.slice(placeholder.length);
    const [symbol] = Array.isArray(symbols) ? symbols : [];
    const [, number] = (typeof symbol === "string" && enumPlaceholder.exec(symbol)) || [];
    return number === undefined ? undefined : enums[Number(number)];
  };
  const split = { names: new Set(known.keys()), substitute, report: (problem: AvroProblem) => problems.push(problem) };
  const toJsonSchema = async (avro: unknown, tokens: readonly string[]): Promise<unknown> => {
    const found = problems.length > 0 ? { message: "" } : await convertOne(avro);
    if ("jsonSchema" in found) return referring(found.jsonSchema, { nameOf, pointerOf });
    if (problems.length === 0)
      problems.push({
        tokens,
        message: `the Avro schema is not valid: ${found.message}`,
        consequence: "What may stand there is unknown.",
        remedy: "Correct the schema.",
      });
    return {};
  };

  const converted = await toJsonSchema(splitSchema(schema, "", [], split), []);
  const types: ConvertedAvroType[] = [];
  // Types that are used by those that are converted here join the set while it is walked.
  for (const fullName of used) {
    const type = known.get(fullName);
    if (type === undefined) continue;
    types.push({ ...type, jsonSchema: await toJsonSchema(splitType(type, split), type.tokens) });
  }
  return { schema: converted, types, problems };
}

async function convertOne(avro: unknown): Promise<{ readonly jsonSchema: unknown } | { readonly message: string }> {
  const { AvroSchemaParser } = await import("@asyncapi/avro-schema-parser");
  const parser = AvroSchemaParser();
  const input = schemaParserInput(avro);
  const [problem] = (await parser.validate(input)) ?? [];
  return problem === undefined ? { jsonSchema: await parser.parse(input) } : { message: problem.message };
}

interface References {
  /** The named type whose place a schema holds. */
  readonly nameOf: (schema: JsonObject) => string | undefined;
  readonly pointerOf: AvroSource["pointerOf"];
}

/** References in the place of what held theirs. */
function referring(schema: unknown, references: References): unknown {
  if (!isObject(schema)) return schema;
  const own = Object.fromEntries(Object.entries(schema).filter(([key]) => !key.startsWith("x-parser-")));
  const name = references.nameOf(own);
  if (name !== undefined) {
    const { type: _type, pattern: _pattern, enum: _enum, ...annotations } = own;
    return { ...annotations, $ref: referenceTo(references.pointerOf(name)) };
  }
  // A number may be an int and a long at once, and two records may have the same fields: one branch is not the only one.
  const { oneOf, ...rest } = own;
  const changed = Array.isArray(oneOf) ? { ...rest, anyOf: oneOf } : own;
  return mapSubschemas(changed, (inner) => referring(inner, references));
}
