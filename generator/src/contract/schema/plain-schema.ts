import type { JsonSchema, SchemaRef } from "../schema-graph.js";
import { isNode } from "./inner-nodes.js";
import type { SchemaNode } from "./schema-node.js";

/** A normalised schema as JSON Schema draft-07 again; `refTo` says how a named schema is referred to. */
export function plainSchema(node: SchemaNode, refTo: (ref: SchemaRef) => string): JsonSchema {
  if (node.always !== undefined) return node.always;
  if (node.ref !== undefined) return { $ref: refTo(node.ref) };
  const { place: _place, docs: _docs, always: _always, ref: _ref, tuple, items, ...keywords } = node;
  const written = Object.entries(keywords).map(([keyword, value]) => [keyword, plainValue(value, refTo)] as const);
  const rest =
    items === undefined
      ? []
      : [[tuple === undefined ? "items" : "additionalItems", plainSchema(items, refTo)] as const];
  const prefix = tuple === undefined ? [] : [["items", tuple.map((element) => plainSchema(element, refTo))] as const];
  return Object.fromEntries([...written, ...prefix, ...rest]);
}

function plainValue(value: unknown, refTo: (ref: SchemaRef) => string): unknown {
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([name, member]) => [name, plainValue(member, refTo)]));
  if (Array.isArray(value)) return value.map((element) => plainValue(element, refTo));
  return isNode(value) ? plainSchema(value, refTo) : value;
}
