import type { Contract, JsonValue, Message } from "../src/contract/contract.js";
import { isObject, tokensOf, valueAt } from "../src/contract/json-pointer.js";
import { kebabCase, pascalCase } from "../src/contract/names.js";
import type { JsonSchema, NamedSchema, SchemaGraph, SchemaRef } from "../src/contract/schema-graph.js";

/** Schemas by name, as they would stand under `components/schemas`, and messages whose bodies they are. */
export interface PlainContract {
  readonly schemas: Readonly<Record<string, unknown>>;
  readonly messages?: readonly PlainMessage[];
}

export interface PlainMessage {
  readonly schema: string;
  readonly constants?: Readonly<Record<string, JsonValue>>;
  readonly examples?: readonly JsonValue[];
}

const file = "asyncapi.yaml";

export function refOf(name: string): SchemaRef {
  return `${file}#/components/schemas/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** A contract of nothing but schemas, for tests that need no document. References are `#/components/schemas/Name` or SchemaRefs. */
export function plainContract({ schemas, messages = [] }: PlainContract): Contract {
  return {
    source: file,
    title: "Test",
    version: "1.0.0",
    location: { file, pointer: "/info", line: 1, column: 1 },
    application: { name: "Test", counterpartName: "TestCounterpart", service: "test" },
    servers: [],
    channels: [],
    operations: [],
    messages: messages.map(plainMessage),
    schemas: plainGraph({ components: { schemas } }),
    within: (location) => location,
  };
}

function plainMessage({ schema, constants = {}, examples = [] }: PlainMessage): Message {
  const location = { file, pointer: `/components/messages/${schema}`, line: 1, column: 1 };
  return {
    key: schema,
    typeName: nameOf(schema),
    name: schema,
    handlerName: schema,
    deprecated: false,
    contentType: "application/json",
    body: refOf(schema),
    event: refOf(schema),
    constants: Object.entries(constants).map(([name, value]) => ({ name, value })),
    filledIn: Object.keys(constants).map((name) => [name]),
    headerConstants: [],
    filledInHeaders: [],
    requiredHeaders: [],
    examples: examples.map((payload, index) => ({
      payload,
      location: { ...location, pointer: `${location.pointer}/examples/${index}` },
    })),
    location,
  };
}

/** Every schema under `components/schemas`, and whatever else a reference points at, has a name. */
export function plainGraph(document: {
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}): SchemaGraph {
  const named = new Map<SchemaRef, NamedSchema>();
  const add = (ref: SchemaRef, key: string, role: NamedSchema["role"]) => {
    const name = nameOf(key);
    const pointer = ref.slice(ref.indexOf("#") + 1);
    if (!named.has(ref))
      named.set(ref, { ref, name, fileName: kebabCase(name), role, location: { file, pointer, line: 1, column: 1 } });
  };
  for (const key of Object.keys(document.components.schemas)) add(refOf(key), key, "component");
  for (const ref of refsIn(document))
    add(
      ref,
      tokensOf(ref.slice(ref.indexOf("#") + 1))
        .slice(2)
        .join(" "),
      "referenced",
    );
  return {
    named: [...named.values()],
    get: (ref) => withAbsoluteRefs(valueAt(document, ref.slice(ref.indexOf("#") + 1))) as JsonSchema,
    nameOf: (ref) => named.get(ref),
    writtenAt: (ref, pointer = "") => ref + pointer,
    locate: (ref, pointer = "") => ({ file, pointer: ref.slice(ref.indexOf("#") + 1) + pointer, line: 1, column: 1 }),
  };
}

function refsIn(value: unknown): readonly SchemaRef[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (!isObject(value)) return [];
  const own = typeof value["$ref"] === "string" ? [absolute(value["$ref"])] : [];
  return [...own, ...Object.values(value).flatMap(refsIn)];
}

function withAbsoluteRefs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withAbsoluteRefs);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === "$ref" && typeof member === "string" ? absolute(member) : withAbsoluteRefs(member),
    ]),
  );
}

function absolute(ref: string): SchemaRef {
  return ref.startsWith("#") ? file + ref : ref;
}

/** Every key of these tests has letters. */
function nameOf(key: string): string {
  const name = pascalCase(key);
  if (name === undefined) throw new Error(`"${key}" makes no name.`);
  return name;
}
