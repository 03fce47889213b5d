import { below, isObject, type JsonObject, memberOf, valueAt } from "./json-pointer.js";
import type { DocumentNode, LoadedDocument } from "./loaded-document.js";
import { isReference, targetOf } from "./reference.js";

/** Where a member of a node is written: in the node itself, else in the last of its traits that has it. */
export function written(
  document: LoadedDocument,
  node: Pick<DocumentNode, "pointer">,
  tokens: readonly string[],
): string {
  const own = valueAt(document.root, node.pointer);
  const [first] = tokens;
  if (first === undefined || !isObject(own) || Object.hasOwn(own, first)) return below(node.pointer, ...tokens);
  const holders = traitsOf(document, node.pointer, own).filter(
    (trait) => memberOf(valueAt(document.root, trait), first) !== undefined,
  );
  return below(holders.at(-1) ?? node.pointer, ...tokens);
}

function traitsOf(document: LoadedDocument, pointer: string, own: JsonObject): readonly string[] {
  const traits = own["traits"];
  if (!Array.isArray(traits)) return [];
  return traits.map((trait: unknown, index) => {
    const target = isReference(trait) ? targetOf(trait) : below(pointer, "traits", index);
    return valueAt(document.root, target) === undefined ? below(pointer, "traits", index) : target;
  });
}
