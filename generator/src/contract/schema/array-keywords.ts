import { arrayShape } from "./array-shape.js";
import type { SchemaNode } from "./schema-node.js";
import { anything, ofKinds, type TypeModel, wholeKinds } from "./type-model.js";

/** What `items`, `additionalItems` and their companions say of arrays; other kinds are untouched. */
export function typeOfArrayKeywords(node: SchemaNode, typeOf: (node: SchemaNode) => TypeModel): TypeModel {
  const shape = arrayShape({
    exact: node.contains === undefined && node.uniqueItems !== true,
    prefix: (node.tuple ?? []).map(typeOf),
    rest: node.items === undefined ? anything : typeOf(node.items),
    min: node.minItems ?? 0,
    max: node.maxItems ?? Number.POSITIVE_INFINITY,
  });
  const { array: _, ...others } = wholeKinds;
  return ofKinds(shape === undefined ? others : { ...others, array: [shape] });
}
