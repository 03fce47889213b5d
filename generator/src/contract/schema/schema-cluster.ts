import type { SchemaNode } from "./schema-node.js";
import type { SchemaReader } from "./schema-reader.js";

/** Decides for some unions which branch counts: by the schema that has the union, the branch. */
export type Choices = ReadonlyMap<SchemaNode, SchemaNode>;

/**
 * The schemas that are applied to one and the same value, or may be: through `$ref`, `allOf`, `anyOf`, `oneOf`,
 * `if`/`then`/`else` and `dependencies`. What stands under `not` declares nothing.
 */
export function schemaCluster(
  seeds: readonly SchemaNode[],
  reader: SchemaReader,
  choices: Choices,
): readonly SchemaNode[] {
  const cluster = new Set<SchemaNode>();
  const visit = (node: SchemaNode): void => {
    if (cluster.has(node)) return;
    cluster.add(node);
    for (const next of inPlace(node, reader, choices)) visit(next);
  };
  for (const seed of seeds) visit(seed);
  return [...cluster];
}

/** Whether a value would have to be checked by the schema in order to be checked by it, without end. */
export function isEndless(node: SchemaNode, reader: SchemaReader): boolean {
  const noChoices: Choices = new Map();
  return schemaCluster(inPlace(node, reader, noChoices), reader, noChoices).includes(node);
}

function inPlace(node: SchemaNode, reader: SchemaReader, choices: Choices): readonly SchemaNode[] {
  if (node.ref !== undefined) return [reader.node(node.ref)];
  const chosen = choices.get(node);
  const unions = [...(node.anyOf ?? []), ...(node.oneOf ?? [])];
  const dependencies = [...(node.dependencies?.values() ?? [])].flatMap((asked) => (isNode(asked) ? [asked] : []));
  const conditional = [node.if, node.then, node.else].filter((branch) => branch !== undefined);
  return [
    ...(node.allOf ?? []),
    ...(chosen === undefined ? unions : unionsWith(node, chosen)),
    ...conditional,
    ...dependencies,
  ];
}

/** The branches that remain when one of a union is chosen; the other union of the schema, if any, is not touched. */
function unionsWith(node: SchemaNode, chosen: SchemaNode): readonly SchemaNode[] {
  const other = node.oneOf?.includes(chosen) === true ? node.anyOf : node.oneOf;
  return [chosen, ...(other ?? [])];
}

function isNode(asked: SchemaNode | readonly string[]): asked is SchemaNode {
  return !Array.isArray(asked);
}
