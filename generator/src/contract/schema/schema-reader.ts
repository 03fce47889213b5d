import { isObject } from "../json-pointer.js";
import type { SchemaGraph, SchemaRef } from "../schema-graph.js";
import { isNames, KeywordReader } from "./keyword-reader.js";
import { portablePattern } from "./portable-pattern.js";
import type { JsonType, SchemaDocs, SchemaNode, SchemaPlace } from "./schema-node.js";
import type { SchemaProblem } from "./schema-problem.js";
import { reportUnknownKeywords } from "./unknown-keywords.js";

export interface SchemaReader {
  /** The normalised schema at a ref; the same object every time. */
  node(ref: SchemaRef): SchemaNode;
  /** What was found while reading, in the order of reading. */
  readonly problems: readonly SchemaProblem[];
}

export function readSchemas(graph: SchemaGraph): SchemaReader {
  const nodes = new Map<SchemaRef, SchemaNode>();
  const problems: SchemaProblem[] = [];
  const reading: Reading = { graph, report: (problem) => problems.push(problem) };
  return {
    problems,
    node(ref) {
      const known = nodes.get(ref);
      if (known !== undefined) return known;
      const node = readNode(graph.get(ref), { ref, pointer: "" }, reading);
      nodes.set(ref, node);
      return node;
    },
  };
}

interface Reading {
  readonly graph: SchemaGraph;
  readonly report: (problem: SchemaProblem) => void;
}

function readNode(raw: unknown, place: SchemaPlace, reading: Reading): SchemaNode {
  if (typeof raw === "boolean") return { place, docs: {}, always: raw };
  if (!isObject(raw)) {
    reading.report({
      code: "malformed-keyword",
      severity: "error",
      message: "this is not a schema",
      remedy: "Write an object, true or false.",
      place,
    });
    return { place, docs: {}, always: true };
  }
  const read = new KeywordReader(raw, place, reading.report);
  const docs = readDocs(read);
  const target = read.text("$ref");
  if (target !== undefined) return { place, docs, ref: target };
  const node = {
    place,
    docs,
    ...readValues(read),
    ...readNumbers(read),
    ...readStrings(read),
    ...readArrays(read, reading),
    ...readObjects(read, reading),
    ...readApplicators(read, reading),
  };
  reportUnknownKeywords(read);
  return withoutUndefined(node);
}

function readDocs(read: KeywordReader): SchemaDocs {
  const examples = read.value("examples");
  return withoutUndefined({
    title: textOf(read.value("title")),
    description: textOf(read.value("description")),
    default: read.value("default"),
    format: textOf(read.value("format")),
    examples: Array.isArray(examples) ? examples : undefined,
    deprecated: read.value("deprecated") === true ? true : undefined,
    discriminator: textOf(read.value("discriminator")),
  });
}

/** Annotations of the wrong type annotate nothing. */
function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function readValues(read: KeywordReader) {
  const values = read.values("enum");
  return {
    type: readType(read),
    enum: values?.length === 0 ? read.malformed("enum", "a list of at least one value") : values,
    const: read.value("const"),
  };
}

const jsonTypes: readonly JsonType[] = ["null", "boolean", "integer", "number", "string", "array", "object"];

function readType(read: KeywordReader): readonly JsonType[] | undefined {
  const value = read.value("type");
  if (value === undefined) return undefined;
  const names = typeof value === "string" ? [value] : value;
  if (!isNames(names)) return read.malformed("type", "a type or a list of types");
  const known = jsonTypes.filter((type) => names.includes(type));
  const unknown = names.find((name) => !jsonTypes.some((type) => type === name));
  if (unknown !== undefined) {
    read.report({
      code: "unknown-type",
      severity: "error",
      message: `\`${unknown}\` is not a type`,
      consequence: "No value would be accepted there.",
      remedy: `Use ${jsonTypes.join(", ")}.`,
      place: read.at("type"),
    });
    return undefined;
  }
  return known;
}

function readNumbers(read: KeywordReader) {
  const multipleOf = read.number("multipleOf");
  return {
    minimum: read.number("minimum"),
    maximum: read.number("maximum"),
    exclusiveMinimum: read.number("exclusiveMinimum"),
    exclusiveMaximum: read.number("exclusiveMaximum"),
    multipleOf:
      multipleOf !== undefined && multipleOf <= 0 ? read.malformed("multipleOf", "a number above 0") : multipleOf,
  };
}

function readStrings(read: KeywordReader) {
  const pattern = read.text("pattern");
  return {
    minLength: read.count("minLength"),
    maxLength: read.count("maxLength"),
    pattern: pattern === undefined ? undefined : readPattern(pattern, read, read.at("pattern")),
    format: read.text("format"),
  };
}

function readPattern(pattern: string, read: KeywordReader, place: SchemaPlace): string | undefined {
  const result = portablePattern(pattern);
  if ("source" in result) return result.source;
  read.report({
    code: "invalid-pattern",
    severity: "error",
    message: `the pattern is not a regular expression of JavaScript (${result.reason})`,
    consequence: "No validator could be made of it.",
    remedy: "Write it as ECMA-262 does, with the flag u.",
    place,
  });
  return undefined;
}

function readArrays(read: KeywordReader, reading: Reading) {
  const items = read.value("items");
  const tuple = Array.isArray(items) ? items : undefined;
  const rest = tuple === undefined ? "items" : "additionalItems";
  const additionalItems = read.value("additionalItems");
  const value = tuple === undefined ? items : additionalItems;
  return {
    items: value === undefined ? undefined : readNode(value, read.at(rest), reading),
    tuple: tuple?.map((item, index) => readNode(item, read.at("items", index), reading)),
    contains: readChild("contains", read, reading),
    minItems: read.count("minItems"),
    maxItems: read.count("maxItems"),
    uniqueItems: read.flag("uniqueItems"),
  };
}

function readObjects(read: KeywordReader, reading: Reading) {
  return {
    properties: readMembers("properties", read, reading),
    patternProperties: readPatternProperties(read, reading),
    additionalProperties: readChild("additionalProperties", read, reading),
    required: read.names("required"),
    propertyNames: readChild("propertyNames", read, reading),
    dependencies: readDependencies(read, reading),
    minProperties: read.count("minProperties"),
    maxProperties: read.count("maxProperties"),
  };
}

function readMembers(
  keyword: string,
  read: KeywordReader,
  reading: Reading,
): ReadonlyMap<string, SchemaNode> | undefined {
  const members = read.members(keyword);
  if (members === undefined) return undefined;
  return new Map(
    Object.entries(members).map(([name, schema]) => [name, readNode(schema, read.at(keyword, name), reading)]),
  );
}

function readPatternProperties(read: KeywordReader, reading: Reading): ReadonlyMap<string, SchemaNode> | undefined {
  const members = readMembers("patternProperties", read, reading);
  if (members === undefined) return undefined;
  const patterns = new Map<string, SchemaNode>();
  for (const [pattern, node] of members) {
    const source = readPattern(pattern, read, read.at("patternProperties", pattern));
    if (source !== undefined) patterns.set(source, node);
  }
  return patterns;
}

function readDependencies(read: KeywordReader, reading: Reading) {
  const members = read.members("dependencies");
  if (members === undefined) return undefined;
  return new Map(
    Object.entries(members).map(([name, value]) => [
      name,
      isNames(value) ? value : readNode(value, read.at("dependencies", name), reading),
    ]),
  );
}

function readApplicators(read: KeywordReader, reading: Reading) {
  const condition = readChild("if", read, reading);
  const consequence = readChild("then", read, reading);
  const alternative = readChild("else", read, reading);
  return {
    allOf: readList("allOf", read, reading),
    anyOf: readList("anyOf", read, reading),
    oneOf: readList("oneOf", read, reading),
    not: readChild("not", read, reading),
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema; nobody awaits a schema.
    ...(condition === undefined ? {} : { if: condition, then: consequence, else: alternative }),
  };
}

function readChild(keyword: string, read: KeywordReader, reading: Reading): SchemaNode | undefined {
  const value = read.value(keyword);
  return value === undefined ? undefined : readNode(value, read.at(keyword), reading);
}

function readList(keyword: string, read: KeywordReader, reading: Reading): readonly SchemaNode[] | undefined {
  const schemas = read.values(keyword);
  if (schemas === undefined) return undefined;
  if (schemas.length === 0) return read.malformed(keyword, "a list of at least one schema");
  return schemas.map((schema, index) => readNode(schema, read.at(keyword, index), reading));
}

type Present<Fields> = { [Key in keyof Fields]: Exclude<Fields[Key], undefined> };

function withoutUndefined<Fields extends object>(fields: Fields): Present<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<Fields>;
}
