import { isObject, type JsonObject } from "../contract/json-pointer.js";

/** A record, an enum or a fixed of an Avro schema: a type that has a name of its own. */
export interface AvroType {
  /** With its namespace: `com.example.Address`. */
  readonly fullName: string;
  /** What names inside it are relative to. */
  readonly namespace: string;
  readonly schema: JsonObject;
  readonly tokens: readonly string[];
}

export interface AvroProblem {
  readonly tokens: readonly string[];
  readonly message: string;
  readonly consequence: string;
  readonly remedy: string;
}

/**
 * Puts something in the place of a named type. In a union whose place for a text is taken, `isOwnType`: something that no other
 * branch of it can be.
 */
export type Substitute = (fullName: string, isOwnType: boolean) => JsonObject;

const primitives = new Set(["null", "boolean", "int", "long", "float", "double", "bytes", "string"]);
const named = new Set(["record", "error", "enum", "fixed"]);

/** The named types of a schema, at any depth, in the order in which they are written. */
export function avroTypesIn(schema: unknown, namespace = "", tokens: readonly string[] = []): readonly AvroType[] {
  if (Array.isArray(schema))
    return schema.flatMap((branch: unknown, index) => avroTypesIn(branch, namespace, [...tokens, String(index)]));
  if (!isObject(schema)) return [];
  const { type, name } = schema;
  if (typeof type === "object") return avroTypesIn(type, namespace, [...tokens, "type"]);
  if (type === "array") return avroTypesIn(schema["items"], namespace, [...tokens, "items"]);
  if (type === "map") return avroTypesIn(schema["values"], namespace, [...tokens, "values"]);
  if (typeof type !== "string" || !named.has(type) || typeof name !== "string") return [];
  const fullName = qualified(name, typeof schema["namespace"] === "string" ? schema["namespace"] : namespace);
  const own = fullName.slice(0, Math.max(fullName.lastIndexOf("."), 0));
  const fields: readonly unknown[] = Array.isArray(schema["fields"]) ? schema["fields"] : [];
  const inner = fields.flatMap((field, index) =>
    isObject(field) ? avroTypesIn(field["type"], own, [...tokens, "fields", String(index), "type"]) : [],
  );
  return [{ fullName, namespace: own, schema, tokens }, ...inner];
}

export interface Split {
  /** The types that names may mean. */
  readonly names: ReadonlySet<string>;
  readonly substitute: Substitute;
  readonly report: (problem: AvroProblem) => void;
}

/** A named type by itself: where another stands in it or is named, the substitute of that one. */
export function splitType({ schema, namespace, tokens }: AvroType, split: Split): JsonObject {
  const { namespace: _namespace, aliases: _aliases, ...own } = schema;
  const name = String(own["name"]).split(".").at(-1);
  if (!Array.isArray(own["fields"])) return { ...own, name };
  const fields = own["fields"].map((field: unknown, index) =>
    isObject(field)
      ? { ...field, type: splitSchema(field["type"], namespace, [...tokens, "fields", String(index), "type"], split) }
      : field,
  );
  return { ...own, type: "record", name, fields };
}

/** A schema with the substitute of each named type. */
export function splitSchema(
  schema: unknown,
  namespace: string,
  tokens: readonly string[],
  split: Split,
): JsonObject | string | readonly unknown[] {
  if (Array.isArray(schema)) return splitUnion(schema, namespace, tokens, split);
  if (typeof schema === "string") return primitives.has(schema) ? schema : byName(schema, namespace, tokens, split);
  if (!isObject(schema)) {
    split.report(notAvro(tokens));
    return "null";
  }
  const { type, name } = schema;
  if (typeof type === "object") return splitSchema(type, namespace, [...tokens, "type"], split);
  if (type === "array")
    return { ...schema, items: splitSchema(schema["items"], namespace, [...tokens, "items"], split) };
  if (type === "map")
    return { ...schema, values: splitSchema(schema["values"], namespace, [...tokens, "values"], split) };
  if (typeof type !== "string") {
    split.report(notAvro(tokens));
    return "null";
  }
  if (primitives.has(type)) return schema;
  if (!named.has(type)) return byName(type, namespace, [...tokens, "type"], split);
  if (typeof name !== "string") {
    split.report({ ...notAvro(tokens), message: `a ${type} of Avro has no name` });
    return "null";
  }
  const own = typeof schema["namespace"] === "string" ? schema["namespace"] : namespace;
  return split.substitute(qualified(name, own), false);
}

/** A union holds at most one text, one record of a name, and so on. */
function splitUnion(
  branches: readonly unknown[],
  namespace: string,
  tokens: readonly string[],
  split: Split,
): readonly unknown[] {
  const names = new Set<string>();
  let isTextTaken = branches.some((branch) => (isObject(branch) ? branch["type"] : branch) === "string");
  return branches.map((branch, index) => {
    const at = [...tokens, String(index)];
    const substitute: Substitute = (fullName, isOwnType) => {
      const placed = split.substitute(fullName, isOwnType || isTextTaken);
      isTextTaken = true;
      const isBranch = !isObject(branch) || (branch["type"] !== "array" && branch["type"] !== "map");
      if (isBranch && names.has(fullName)) split.report(twice(fullName, at));
      if (isBranch) names.add(fullName);
      return placed;
    };
    return splitSchema(branch, namespace, at, { ...split, substitute });
  });
}

function twice(name: string, tokens: readonly string[]): AvroProblem {
  return {
    tokens,
    message: `a union of Avro holds the type \`${name}\` twice`,
    consequence: "Avro has each type of a union once.",
    remedy: "Leave one of them out.",
  };
}

/** A name without dots is one of the same namespace, else one of none. */
function byName(name: string, namespace: string, tokens: readonly string[], split: Split): JsonObject | string {
  const fullName = [qualified(name, namespace), name].find((candidate) => split.names.has(candidate));
  if (fullName !== undefined) return split.substitute(fullName, false);
  split.report({
    tokens,
    message: `the Avro schema names a type \`${name}\`, which neither it nor its file defines`,
    consequence: "What may stand there is unknown.",
    remedy: "Define it in the same file, before or after.",
  });
  return "null";
}

function qualified(name: string, namespace: string): string {
  return name.includes(".") || namespace === "" ? name : `${namespace}.${name}`;
}

function notAvro(tokens: readonly string[]): AvroProblem {
  return {
    tokens,
    message: "this is no Avro schema",
    consequence: "What may stand there is unknown.",
    remedy: "Give it a `type`: a primitive, a record, an enum, an array, a map, a fixed, or a list of them.",
  };
}
