import type { SchemaGraph } from "../schema-graph.js";
import type { SchemaNode } from "./schema-node.js";
import type { SchemaReader } from "./schema-reader.js";

/** The schemas directly inside a schema, in whatever keyword. */
export function innerNodes(node: SchemaNode): readonly SchemaNode[] {
  return Object.values(node).flatMap(nodesOf);
}

/** Every schema that is written in a document, once: what has a name of its own may stand inside another. */
export function writtenNodes({ named, nameOf }: SchemaGraph, reader: SchemaReader): readonly SchemaNode[] {
  const within = (node: SchemaNode): readonly SchemaNode[] => [
    node,
    ...innerNodes(node)
      .filter(({ place }) => nameOf(place.ref + place.pointer) === undefined)
      .flatMap(within),
  ];
  return named.flatMap(({ ref }) => within(reader.node(ref)));
}

export function isNode(value: unknown): value is SchemaNode {
  return typeof value === "object" && value !== null && Object.hasOwn(value, "place") && Object.hasOwn(value, "docs");
}

function nodesOf(value: unknown): readonly SchemaNode[] {
  if (isNode(value)) return [value];
  if (value instanceof Map) return [...value.values()].filter(isNode);
  return Array.isArray(value) ? value.filter(isNode) : [];
}
