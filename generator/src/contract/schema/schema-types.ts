import type { SchemaRef } from "../schema-graph.js";
import { expandNames, type Names } from "./intersect.js";
import type { SchemaNode } from "./schema-node.js";
import type { SchemaReader } from "./schema-reader.js";
import { type TaggedUnion, taggedUnion } from "./tagged-union.js";
import { anything, type TypeModel } from "./type-model.js";
import { typeOfSchema } from "./type-of-schema.js";

export interface SchemaTypes {
  /** What a named schema is. Other named schemas in it stay names where they are not narrowed. */
  definition(ref: SchemaRef): TypeModel;
  /** The same without names at the top: kinds only. */
  expanded(ref: SchemaRef): TypeModel;
  /** How the branches of a schema's union are told apart, where one property does. */
  taggedUnion(node: SchemaNode): TaggedUnion | undefined;
}

export function schemaTypes(reader: SchemaReader): SchemaTypes {
  const definitions = new Map<SchemaRef, TypeModel>();
  const definition = (ref: SchemaRef): TypeModel => {
    const known = definitions.get(ref);
    if (known !== undefined) return known;
    const type = isDirectCycle(ref, reader) ? anything : typeOfSchema(reader.node(ref), new Lookup(reader));
    definitions.set(ref, type);
    return type;
  };
  const unions = new Map<SchemaNode, TaggedUnion | undefined>();
  const expandedNode = (node: SchemaNode): TypeModel => {
    const names = new Lookup(reader);
    return expandNames(typeOfSchema(node, names), names) ?? anything;
  };
  return {
    definition,
    expanded: (ref) => new Lookup(reader).expand(ref) ?? anything,
    taggedUnion(node) {
      if (!unions.has(node)) unions.set(node, taggedUnion(node, expandedNode));
      return unions.get(node);
    },
  };
}

/** `type A = B | null; type B = A` has no meaning in TypeScript, and hardly one in JSON Schema. */
function isDirectCycle(ref: SchemaRef, reader: SchemaReader): boolean {
  const namesOf = (name: SchemaRef) => typeOfSchema(reader.node(name), new Lookup(reader)).names;
  const seen = new Set<SchemaRef>();
  const waiting = [...namesOf(ref)];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (name === ref) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    waiting.push(...namesOf(name));
  }
  return false;
}

/** Beyond this many look-ups for one schema, names stay names: schemas that blow up get a wider type, not a long wait. */
const maxLookups = 100;

/**
 * Looks names up on behalf of one named schema. Each schema gets its own, because what is found on a cycle depends on
 * where the cycle was entered: shared, the type of one schema would depend on which others had been asked for before.
 */
class Lookup implements Names {
  readonly pairs = new Set<string>();
  left = maxLookups;
  readonly #known = new Map<SchemaRef, TypeModel>();
  readonly #open: SchemaRef[] = [];
  /** The outermost open look-up that a result met; what was found under it holds only there and is not kept. */
  #met = Number.POSITIVE_INFINITY;

  constructor(readonly reader: SchemaReader) {}

  expand(ref: SchemaRef): TypeModel | undefined {
    const known = this.#known.get(ref);
    if (known !== undefined) return known;
    const index = this.#open.indexOf(ref);
    if (index !== -1 || this.left === 0) {
      this.#met = Math.min(this.#met, Math.max(index, 0));
      return undefined;
    }
    this.left--;
    const depth = this.#open.push(ref) - 1;
    const type = expandNames(typeOfSchema(this.reader.node(ref), this), this);
    this.#open.pop();
    if (this.#met < depth) return type;
    this.#met = Number.POSITIVE_INFINITY;
    if (type !== undefined) this.#known.set(ref, type);
    return type;
  }
}
