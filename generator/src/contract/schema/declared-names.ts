import type { SchemaRef } from "../schema-graph.js";
import { matchesPattern } from "./document-pattern.js";
import { type Choices, schemaCluster } from "./schema-cluster.js";
import type { SchemaNode } from "./schema-node.js";
import type { SchemaReader } from "./schema-reader.js";
import type { SchemaTypes } from "./schema-types.js";

/**
 * Which properties a value may have that goes out. What comes in is open, so that a contract can grow; what goes out is
 * closed, so that nothing leaks that nobody declared.
 *
 * An object is closed where a schema that applies to it lists properties and none says anything of the others
 * (`additionalProperties`), and no branch of a union is `true`. A name that any of the schemas lists is declared.
 */
export type Declared = "anything" | DeclaredRef | DeclaredObject;

/** The same as for a named schema, or for an entry of the same table. */
type DeclaredRef = { readonly schema: SchemaRef } | { readonly entry: number };

export interface DeclaredObject {
  readonly properties: ReadonlyMap<string, Declared>;
  readonly patterns: readonly (readonly [pattern: string, names: Declared])[];
  /** Undefined: other names are not declared. */
  readonly additional: Declared | undefined;
  readonly tuple: readonly Declared[];
  readonly items: Declared;
  readonly tag?: string;
  readonly variants?: ReadonlyMap<string, Declared>;
}

/** Entry 0 is the schema's own; the others are what recurs in it without being a named schema. */
export type DeclaredTable = readonly Declared[];

export function declaredNames(ref: SchemaRef, reader: SchemaReader, types: SchemaTypes): DeclaredTable {
  return new TableBuilder(reader, types).build([reader.node(ref)]);
}

const noChoices: Choices = new Map();

/** Beyond this many nested tagged unions, alternatives are no longer told apart: each level multiplies the table. */
const maxNestedTags = 2;

class TableBuilder {
  readonly #entries: Declared[] = [];
  readonly #indexes = new Map<string, number>();
  readonly #ids = new Map<SchemaNode, number>();

  constructor(
    private readonly reader: SchemaReader,
    private readonly types: SchemaTypes,
  ) {}

  build(seeds: readonly SchemaNode[]): DeclaredTable {
    this.#entry(seeds, noChoices);
    return this.#entries;
  }

  #of(all: readonly SchemaNode[], choices: Choices = noChoices): Declared {
    const seeds = all.length === 1 ? all : all.filter((seed) => schemaCluster([seed], this.reader, choices).some(says));
    if (isSilent(seeds, choices, this.reader)) return "anything";
    const [only] = seeds;
    if (seeds.length === 1 && only?.ref !== undefined && choices.size === 0) return { schema: only.ref };
    return { entry: this.#entry(seeds, choices) };
  }

  #entry(seeds: readonly SchemaNode[], choices: Choices): number {
    const key = this.#key(seeds, choices);
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    const index = this.#entries.push("anything") - 1;
    this.#indexes.set(key, index);
    if (!isSilent(seeds, choices, this.reader)) this.#entries[index] = this.#shape(seeds, choices);
    return index;
  }

  #shape(seeds: readonly SchemaNode[], choices: Choices): DeclaredObject {
    const cluster = schemaCluster(seeds, this.reader, choices);
    const patternNodes = sharedPatterns(cluster);
    const names = new Set(cluster.flatMap((node) => [...(node.properties?.keys() ?? [])]));
    const length = Math.max(0, ...cluster.map((node) => node.tuple?.length ?? 0));
    return {
      properties: new Map([...names].map((name) => [name, this.#of(nodesOfProperty(name, cluster, patternNodes))])),
      patterns: [...patternNodes].map(([pattern, nodes]) => [pattern, this.#of(nodes)]),
      additional: isClosed(cluster) ? undefined : this.#of(additionalNodes(cluster)),
      tuple: Array.from({ length }, (_, index) =>
        this.#of(cluster.flatMap((node) => node.tuple?.[index] ?? node.items ?? [])),
      ),
      items: this.#of(cluster.flatMap((node) => node.items ?? [])),
      ...this.#variants(seeds, cluster, choices),
    };
  }

  #variants(seeds: readonly SchemaNode[], cluster: readonly SchemaNode[], choices: Choices) {
    if (choices.size >= maxNestedTags) return {};
    for (const node of cluster) {
      const union = choices.has(node) ? undefined : this.types.taggedUnion(node);
      if (union === undefined) continue;
      const variants = union.branches.flatMap((branch) => {
        const declared = this.#of(seeds, new Map([...choices, [node, branch.node]]));
        return branch.values.map((value) => [value, declared] as const);
      });
      return { tag: union.tag, variants: new Map(variants) };
    }
    return {};
  }

  #key(seeds: readonly SchemaNode[], choices: Choices): string {
    const id = (node: SchemaNode) => {
      const known = this.#ids.get(node) ?? this.#ids.size;
      this.#ids.set(node, known);
      return known;
    };
    return `${[...new Set(seeds)].map(id).join()}|${[...choices].flat().map(id).join()}`;
  }
}

/** Whether nothing that can be reached from here closes anything. */
function isSilent(seeds: readonly SchemaNode[], choices: Choices, reader: SchemaReader): boolean {
  const seen = new Set<SchemaNode>();
  const waiting = [...schemaCluster(seeds, reader, choices)];
  if (isClosed(waiting)) return false;
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const child of childrenOf(node)) {
      if (seen.has(child)) continue;
      seen.add(child);
      const cluster = schemaCluster([child], reader, noChoices);
      if (isClosed(cluster)) return false;
      waiting.push(...cluster);
    }
  }
  return true;
}

function childrenOf(node: SchemaNode): readonly SchemaNode[] {
  return [
    ...(node.properties?.values() ?? []),
    ...(node.patternProperties?.values() ?? []),
    ...(node.additionalProperties === undefined ? [] : [node.additionalProperties]),
    ...(node.tuple ?? []),
    ...(node.items === undefined ? [] : [node.items]),
  ];
}

function isClosed(cluster: readonly SchemaNode[]): boolean {
  const lists = cluster.some(({ properties, patternProperties, additionalProperties }) => {
    return properties !== undefined || patternProperties !== undefined || additionalProperties !== undefined;
  });
  return lists && !cluster.some(opens);
}

/** Whether a schema says anything of properties or elements. One that does not leaves the others to say it. */
function says(node: SchemaNode): boolean {
  const { properties, patternProperties, additionalProperties, tuple, items } = node;
  return (
    [properties, patternProperties, additionalProperties, tuple, items].some((keyword) => keyword !== undefined) ||
    opens(node)
  );
}

function opens(node: SchemaNode): boolean {
  const additional = node.additionalProperties;
  return (
    (additional !== undefined && additional.always !== false) ||
    [...(node.anyOf ?? []), ...(node.oneOf ?? [])].some((branch) => branch.always === true)
  );
}

function additionalNodes(cluster: readonly SchemaNode[]): readonly SchemaNode[] {
  return cluster.flatMap((node) => node.additionalProperties ?? []);
}

/** Patterns that may match the same name get the same schemas, so that it makes no difference which of them is asked first. */
function sharedPatterns(cluster: readonly SchemaNode[]): ReadonlyMap<string, readonly SchemaNode[]> {
  const patterns = cluster.flatMap((node) => [...(node.patternProperties ?? [])]);
  const names = new Set(cluster.flatMap((node) => [...(node.properties?.keys() ?? [])]));
  const named = cluster.flatMap((node) => [...(node.properties ?? [])]);
  const matching = named.filter(
    ([name]) => names.has(name) && patterns.some(([pattern]) => matchesPattern(pattern, name)),
  );
  const sources = [...new Set(patterns.map(([pattern]) => pattern))];
  const nodes = [...patterns, ...matching].map(([, node]) => node);
  return new Map(
    sources.map((source) => [
      source,
      sources.length === 1 && matching.length === 0 ? patterns.map(([, node]) => node) : nodes,
    ]),
  );
}

function nodesOfProperty(
  name: string,
  cluster: readonly SchemaNode[],
  patterns: ReadonlyMap<string, readonly SchemaNode[]>,
): readonly SchemaNode[] {
  for (const [pattern, nodes] of patterns) if (matchesPattern(pattern, name)) return nodes;
  return cluster.flatMap((node) => node.properties?.get(name) ?? node.additionalProperties ?? []);
}
