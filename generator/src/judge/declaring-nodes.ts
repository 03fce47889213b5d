import { matchesPattern } from "../contract/schema/document-pattern.js";
import { schemaCluster } from "../contract/schema/schema-cluster.js";
import type { SchemaNode } from "../contract/schema/schema-node.js";
import type { SchemaReader } from "../contract/schema/schema-reader.js";

/** The schemas that declare a place in a message by name or position. */
export function nodesAt(tokens: readonly string[], root: SchemaNode, reader: SchemaReader): readonly SchemaNode[] {
  let nodes: readonly SchemaNode[] = [root];
  for (const token of tokens) {
    const cluster = schemaCluster(nodes, reader, new Map());
    nodes = cluster.flatMap((node) => childrenAt(token, node));
  }
  return nodes;
}

function childrenAt(token: string, node: SchemaNode): readonly SchemaNode[] {
  const named = node.properties?.get(token);
  if (named !== undefined) return [named];
  const matching = [...(node.patternProperties ?? [])].filter(([pattern]) => matchesPattern(pattern, token));
  if (matching.length > 0) return matching.map(([, child]) => child);
  if (!/^\d+$/.test(token)) return [];
  const element = node.tuple?.[Number(token)] ?? node.items;
  return element === undefined ? [] : [element];
}
