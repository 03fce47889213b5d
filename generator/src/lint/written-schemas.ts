import type { Contract } from "../contract/contract.js";
import type { Location } from "../contract/location.js";
import type { SchemaNode } from "../contract/schema/schema-node.js";
import type { SchemaReader } from "../contract/schema/schema-reader.js";
import type { NamedSchema } from "../contract/schema-graph.js";

/** A schema as it is written once, however often it is referred to. */
export interface WrittenSchema {
  readonly node: SchemaNode;
  /** The named schema that it stands in, or that it is. */
  readonly within: NamedSchema;
  /** The named schema and the properties that lead to it: `ProductCreated.price`. */
  readonly name: string;
  /** Of a property its name. */
  readonly property?: string;
  /** It is a branch of `allOf`, `anyOf` or `oneOf`, or a condition: others apply to the same value. */
  readonly inPlace: boolean;
  readonly location: Location;
}

export function writtenSchemas(contract: Contract, reader: SchemaReader): readonly WrittenSchema[] {
  const found: WrittenSchema[] = [];
  for (const within of contract.schemas.named)
    visit(reader.node(within.ref), { within, name: within.name, inPlace: false });
  return found;

  function visit(node: SchemaNode, context: Omit<WrittenSchema, "node" | "location">): void {
    const { within, name } = context;
    const { ref, pointer } = node.place;
    found.push({ node, ...context, location: contract.schemas.locate(ref, pointer) });
    for (const [property, child] of node.properties ?? []) {
      visit(child, { within, name: `${name}.${property}`, property, inPlace: false });
    }
    for (const child of elementsOf(node)) visit(child, { within, name: `${name}[]`, inPlace: false });
    for (const child of node.patternProperties?.values() ?? [])
      visit(child, { within, name: `${name}{}`, inPlace: false });
    const others = node.additionalProperties;
    if (others !== undefined) visit(others, { within, name: `${name}{}`, inPlace: false });
    for (const child of inPlaceOf(node)) visit(child, { within, name, inPlace: true });
  }
}

function elementsOf({ items, tuple = [] }: SchemaNode): readonly SchemaNode[] {
  return items === undefined ? tuple : [...tuple, items];
}

function inPlaceOf({ allOf = [], anyOf = [], oneOf = [], ...node }: SchemaNode): readonly SchemaNode[] {
  return [...allOf, ...anyOf, ...oneOf, ...[node.then, node.else].filter((branch) => branch !== undefined)];
}

/** Whether nothing is asserted: a description at most. */
export function saysNothing({ place: _, docs: __, ...keywords }: SchemaNode): boolean {
  return Object.keys(keywords).length === 0;
}
