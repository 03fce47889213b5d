import { isObject, type JsonObject } from "../contract/json-pointer.js";
import { isReference } from "../contract/reference.js";
import { schemaKeywords } from "../contract/schema-members.js";
import { type SchemaLanguage, schemaLanguageOf } from "./schema-format.js";

/**
 * What stands where in an AsyncAPI document, 2 and 3 alike (no field means one thing in 2 and another in 3). It tells
 * references from data that merely looks like one, and schemas from the rest.
 */
export type Kind =
  | "document"
  | "components"
  | "server"
  | "channel"
  | "operation"
  | "operationTrait"
  | "reply"
  | "message"
  | "messageTrait"
  | "parameter"
  | "bindings"
  | "binding"
  | "payload"
  | "schema"
  /** A schema in another language: it may stand in another file, and what is in it is data. */
  | "foreign"
  /** References that say which channel, message or server is meant, and are no place where one is described. */
  | "link"
  /** Anything else of the specification: references count. */
  | "plain"
  /** Examples, constants, extensions: a member called `$ref` is data. */
  | "data";

type Shape = "one" | "map" | "list" | "one-or-list";

interface Field {
  readonly kind: Kind;
  readonly shape: Shape;
}

const one = (kind: Kind): Field => ({ kind, shape: "one" });
const map = (kind: Kind): Field => ({ kind, shape: "map" });
const list = (kind: Kind): Field => ({ kind, shape: "list" });

const schema = one("schema");
const data = one("data");

const fields: Readonly<Record<Exclude<Kind, "foreign" | "link" | "plain" | "data">, Readonly<Record<string, Field>>>> =
  {
    document: {
      servers: map("server"),
      channels: map("channel"),
      operations: map("operation"),
      components: one("components"),
    },
    components: {
      schemas: map("payload"),
      servers: map("server"),
      channels: map("channel"),
      operations: map("operation"),
      operationTraits: map("operationTrait"),
      messages: map("message"),
      messageTraits: map("messageTrait"),
      parameters: map("parameter"),
      replies: map("reply"),
      serverBindings: map("bindings"),
      channelBindings: map("bindings"),
      operationBindings: map("bindings"),
      messageBindings: map("bindings"),
    },
    server: { bindings: one("bindings") },
    channel: {
      messages: map("message"),
      parameters: map("parameter"),
      publish: one("operation"),
      subscribe: one("operation"),
      servers: list("link"),
      bindings: one("bindings"),
    },
    operation: {
      channel: one("link"),
      message: one("message"),
      messages: list("link"),
      traits: list("operationTrait"),
      reply: one("reply"),
      bindings: one("bindings"),
    },
    operationTrait: { bindings: one("bindings") },
    reply: { channel: one("link"), messages: list("link") },
    message: {
      oneOf: list("message"),
      payload: one("payload"),
      headers: one("payload"),
      traits: list("messageTrait"),
      bindings: one("bindings"),
      examples: data,
    },
    messageTrait: { headers: one("payload"), bindings: one("bindings"), examples: data },
    parameter: { schema, examples: data },
    bindings: {},
    binding: { key: schema, headers: schema, query: schema, groupId: schema, clientId: schema },
    payload: { schema },
    schema: Object.fromEntries(
      Object.entries(schemaKeywords).map(([keyword, shape]) => [keyword, { kind: "schema", shape }]),
    ),
  };

/** A payload is a schema, unless it says in which format its schema is. */
export function kindOf(kind: Kind, value: unknown): Kind {
  if (kind !== "payload") return kind;
  return isObject(value) && Object.hasOwn(value, "schemaFormat") && Object.hasOwn(value, "schema")
    ? "payload"
    : "schema";
}

/**
 * Calls `visit` for each member of a value of this kind, and puts together what it returns. Where a reference stands in
 * the place of a whole map (`schemas: { $ref: ./schemas.yaml }`), it is the member, and `isMap` is true.
 */
export function mapMembers(
  value: unknown,
  kind: Kind,
  visit: (member: unknown, kind: Kind, tokens: readonly (string | number)[], isMap: boolean) => unknown,
): unknown {
  if (Array.isArray(value)) return value.map((item, index) => visit(item, kind, [index], false));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const language = languageAt(value, kind, key);
      const field = language === undefined ? fieldOf(kind, key) : languageFields[language];
      if (field.shape === "map" && isReference(member)) return [key, visit(member, field.kind, [key], true)];
      if (field.shape === "map" && isObject(member)) {
        return [key, mapValues(member, (item, name) => visit(item, field.kind, [key, name], false))];
      }
      if ((field.shape === "list" || field.shape === "one-or-list") && Array.isArray(member)) {
        return [key, member.map((item, index) => visit(item, field.kind, [key, index], false))];
      }
      return [
        key,
        field.shape === "one" || field.shape === "one-or-list" ? visit(member, field.kind, [key], false) : member,
      ];
    }),
  );
}

/** References of OpenAPI are those of JSON Schema, and stand where JSON Schema has them. */
const languageFields: Readonly<Record<Exclude<SchemaLanguage, "json-schema"> | "unknown", Field>> = {
  "openapi-3.0": schema,
  "openapi-3.1": schema,
  avro: one("foreign"),
  unknown: data,
};

/** The language of the schema of a message or payload that names one which is not JSON Schema. */
export function languageAt(
  value: JsonObject,
  kind: Kind,
  key: string,
): Exclude<SchemaLanguage, "json-schema"> | "unknown" | undefined {
  const holder = (kind === "message" && key === "payload") || (kind === "payload" && key === "schema");
  if (!holder) return undefined;
  const language = schemaLanguageOf(value["schemaFormat"]) ?? "unknown";
  return language === "json-schema" ? undefined : language;
}

function fieldOf(kind: Kind, key: string): Field {
  if (kind === "data" || kind === "foreign" || key.startsWith("x-")) return data;
  if (kind === "plain" || kind === "link") return key === "examples" || key === "example" ? data : one(kind);
  if (kind === "bindings") return one("binding");
  const table = fields[kind];
  if (Object.hasOwn(table, key)) return table[key] as Field;
  return one(kind === "schema" ? "data" : "plain");
}

function mapValues(
  object: Readonly<Record<string, unknown>>,
  change: (value: unknown, key: string) => unknown,
): unknown {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));
}
