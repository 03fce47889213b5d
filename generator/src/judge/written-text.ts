import { isObject } from "../contract/json-pointer.js";
import { isReference } from "../contract/reference.js";
import type { SchemaRef } from "../contract/schema-graph.js";
import { mapSubschemas } from "../contract/schema-members.js";

/** A schema as it is written, without what it refers to. */
export interface WrittenText {
  /** The same for schemas that are written the same, annotations among it, but for where their references lead. */
  readonly text: string;
  /** Where its references lead, in the order of the text. */
  readonly refs: readonly SchemaRef[];
}

const known = new WeakMap<object, WrittenText>();

/** Costs little: most schemas of two versions are written the same, and need not be understood to know that they are. */
export function writtenText(schema: unknown): WrittenText {
  if (!isObject(schema)) return { text: JSON.stringify(schema) ?? "", refs: [] };
  const written = known.get(schema) ?? write(schema);
  known.set(schema, written);
  return written;
}

function write(schema: unknown): WrittenText {
  const refs: SchemaRef[] = [];
  const withoutRefs = (inner: unknown): unknown => {
    const own = mapSubschemas(inner, withoutRefs);
    if (!isReference(inner)) return own;
    refs.push(inner.$ref);
    return { ...(own as object), $ref: "" };
  };
  return { text: JSON.stringify(withoutRefs(schema)), refs };
}
