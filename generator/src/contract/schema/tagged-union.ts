import type { SchemaNode } from "./schema-node.js";
import type { Kinds, TypeModel } from "./type-model.js";

/** A union whose branches are told apart by the value of one property. */
export interface TaggedUnion {
  /** Which keyword of the schema it is. */
  readonly keyword: "oneOf" | "anyOf";
  readonly tag: string;
  readonly branches: readonly TaggedBranch[];
}

interface TaggedBranch {
  /** The values of the tag that mean this branch. */
  readonly values: readonly string[];
  readonly node: SchemaNode;
}

/**
 * The tag of a schema's `oneOf` or `anyOf`, when every branch, together with what the schema itself says, takes only
 * objects that must have one property with texts of their own. AsyncAPI's `discriminator` names such a property, and
 * documents that leave it out are treated the same.
 */
export function taggedUnion(node: SchemaNode, typeOf: (node: SchemaNode) => TypeModel): TaggedUnion | undefined {
  const keyword = node.oneOf === undefined ? "anyOf" : "oneOf";
  const nodes = node[keyword];
  if (nodes === undefined || nodes.length < 2) return undefined;
  const branches = nodes.map((branch) => tagsOf(typeOf(withBranch(node, keyword, branch))));
  const [first = new Map<string, readonly string[]>()] = branches;
  const tag = [...first.keys()].find((name) => areDistinct(branches.map((tags) => tags.get(name))));
  if (tag === undefined) return undefined;
  return {
    keyword,
    tag,
    branches: nodes.map((branch, index) => ({ node: branch, values: branches[index]?.get(tag) ?? [] })),
  };
}

/** The schema with one branch of its union, and no others. */
function withBranch(node: SchemaNode, keyword: "oneOf" | "anyOf", branch: SchemaNode): SchemaNode {
  const { [keyword]: _, ...others } = node;
  return { ...others, allOf: [...(node.allOf ?? []), branch] };
}

/** Required properties that can only be certain texts, in every alternative, with these texts. */
function tagsOf(type: TypeModel): ReadonlyMap<string, readonly string[]> {
  const shapes = objectsOnly(type.kinds) ?? [];
  const tags = new Map<string, readonly string[]>();
  for (const name of shapes[0]?.properties.keys() ?? []) {
    const values = shapes.map((shape) => {
      const property = shape.properties.get(name);
      return property?.required === true ? textsOf(property.type) : undefined;
    });
    if (values.every((texts) => texts !== undefined)) tags.set(name, [...new Set(values.flat())]);
  }
  return tags;
}

function objectsOnly({ object, ...others }: Kinds): Kinds["object"] {
  return Object.values(others).every((kind) => kind === undefined) ? object : undefined;
}

function textsOf({ names, kinds }: TypeModel): readonly string[] | undefined {
  const { string, ...others } = kinds;
  if (names.length > 0 || Object.values(others).some((kind) => kind !== undefined)) return undefined;
  return string?.only?.map(String);
}

function areDistinct(values: readonly (readonly string[] | undefined)[]): boolean {
  const all = values.flatMap((texts) => texts ?? []);
  return values.every((texts) => texts !== undefined) && new Set(all).size === all.length;
}
