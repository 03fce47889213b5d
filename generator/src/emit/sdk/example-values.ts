import type { Contract, JsonValue, Message } from "../../contract/contract.js";
import { matchesPattern } from "../../contract/schema/document-pattern.js";
import type { SchemaNode } from "../../contract/schema/schema-node.js";
import type { SchemaReader } from "../../contract/schema/schema-reader.js";
import type { SchemaRef } from "../../contract/schema-graph.js";
import { errorOf, runnableValidators } from "../validators/run-validators.js";
import { moduleContext } from "../validators/validator-module.js";
import { isRecord, sampleValue } from "./sample-value.js";

/** Values that documentation shows, and that whoever copies them can send. Undefined: none is known. */
export interface ExampleValues {
  /** An event without what is filled in: that of the message's first example which can be sent, else one that its schema takes. */
  event(message: Message): JsonValue | undefined;
  /** The headers that a publisher has to give. */
  headers(message: Message): JsonValue | undefined;
}

export function exampleValues(contract: Contract): ExampleValues {
  const context = moduleContext(contract);
  const { reader } = context;
  const validatorOf = runnableValidators(contract.schemas, context);
  const canBeSent = (ref: SchemaRef, value: JsonValue | undefined): value is JsonValue =>
    value !== undefined &&
    errorOf(validatorOf(ref), value) === undefined &&
    isDeclared([reader.node(ref)], value, reader);
  const exampleOf = (ref: SchemaRef, given: readonly (JsonValue | undefined)[]): JsonValue | undefined =>
    [...given, sampleValue(reader.node(ref), reader)].find((value) => canBeSent(ref, value));
  return {
    event(message) {
      const given = message.examples.map(({ payload }) => eventIn(message, payload));
      return without(exampleOf(message.event, given), message.filledIn);
    },
    headers(message) {
      const { headers, examples, requiredHeaders, filledInHeaders } = message;
      if (headers === undefined) return undefined;
      const all = exampleOf(
        headers,
        examples.map((example) => example.headers),
      );
      const isNeeded = ([name]: readonly [string, unknown]) => requiredHeaders.includes(name);
      const needed = isRecord(all) ? Object.fromEntries(Object.entries(all).filter(isNeeded)) : all;
      return without(needed, filledInHeaders);
    },
  };
}

/** The event of a body. */
function eventIn({ envelope = [] }: Message, body: JsonValue | undefined): JsonValue | undefined {
  const path = envelope.find(({ role }) => role === "payload")?.path ?? [];
  return path.reduce(
    (value: JsonValue | undefined, name) => (isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined),
    body,
  );
}

function without(value: JsonValue | undefined, paths: readonly (readonly string[])[]): JsonValue | undefined {
  if (!isRecord(value)) return value;
  const names = new Set(paths.filter(({ length }) => length === 1).map(([name]) => name));
  // TypeScript finds those of every object in a literal that lacks them, with another type.
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.has(name) || name in Object.prototype));
}

/** Whether every property of a value is one that its schemas name: publishers refuse others, and so does TypeScript in a literal. */
function isDeclared(nodes: readonly SchemaNode[], value: JsonValue, reader: SchemaReader): boolean {
  if (typeof value !== "object" || value === null) return true;
  const all = withApplied(nodes, reader, new Set());
  if (Array.isArray(value)) {
    return value.every((element: JsonValue, index) =>
      isDeclared(
        all.flatMap(({ tuple, items }) => tuple?.[index] ?? items ?? []),
        element,
        reader,
      ),
    );
  }
  return Object.entries(value).every(([name, member]: [string, JsonValue]) => {
    const schemas = all.flatMap((node) => schemasOfMember(node, name));
    return schemas.length > 0 && isDeclared(schemas, member, reader);
  });
}

function schemasOfMember(
  { properties, patternProperties, additionalProperties }: SchemaNode,
  name: string,
): readonly SchemaNode[] {
  const ofPatterns = [...(patternProperties ?? [])].filter(([pattern]) => matchesPattern(pattern, name));
  const own = [properties?.get(name) ?? [], ofPatterns.map(([, schema]) => schema)].flat();
  return own.length > 0 || additionalProperties === undefined ? own : [additionalProperties];
}

/** Schemas and all that apply to the same value. */
function withApplied(
  nodes: readonly SchemaNode[],
  reader: SchemaReader,
  found: Set<SchemaNode>,
): readonly SchemaNode[] {
  for (const node of nodes) {
    if (found.has(node)) continue;
    found.add(node);
    const { ref, allOf = [], anyOf = [], oneOf = [] } = node;
    const conditional = [node.then, node.else].filter((branch) => branch !== undefined);
    withApplied([...allOf, ...anyOf, ...oneOf, ...conditional], reader, found);
    if (ref !== undefined) withApplied([reader.node(ref)], reader, found);
  }
  return [...found];
}
