import { below, isObject, type JsonObject, memberOf, pointerOf, tokensOf, valueAt } from "../contract/json-pointer.js";
import type { LoadedDocument } from "../contract/loaded-document.js";
import type { Location } from "../contract/location.js";
import { isReference, targetOf } from "../contract/reference.js";
import { type Bundle, filesKey } from "./bundle.js";
import type { SourceFile } from "./source-file.js";

/** Where the thing at a pointer of a bundled document is written, in the file that it came from. */
export function locator({ root, sourceOf }: Pick<Bundle, "root" | "sourceOf">): (pointer: string) => Location {
  return (pointer) => {
    const { file, tokens } = sourceOf(followed(root, pointer));
    return file.locate(tokens);
  };
}

/** The same as `<file>#<pointer>`, with the file as references name it. */
export function writer({ root, sourceOf }: Pick<Bundle, "root" | "sourceOf">): LoadedDocument["writtenAt"] {
  return (pointer) => {
    const { file, tokens } = sourceOf(followed(root, pointer));
    return `${file.name}#${pointerOf(tokens.slice(0, depthOf(file.data, tokens)))}`;
  };
}

/** The pointer without references on the way; a reference at its end is a place of its own. */
function followed(root: JsonObject, pointer: string): string {
  let place = "";
  let value: unknown = root;
  for (const token of tokensOf(pointer)) {
    for (let hops = 0; isReference(value) && memberOf(value, token) === undefined && hops < 100; hops++) {
      place = targetOf(value);
      value = valueAt(root, place);
    }
    place = below(place, token);
    value = isObject(value) || Array.isArray(value) ? memberOf(value, token) : undefined;
  }
  return place;
}

/** How many of the tokens lead to something. */
function depthOf(data: unknown, tokens: readonly string[]): number {
  let value = data;
  for (const [depth, token] of tokens.entries()) {
    value = memberOf(value, token);
    if (value === undefined) return depth;
  }
  return tokens.length;
}

/** Schemas are called by the file they are written in, also when a document has been brought into one file. */
export function referenceNames(entry: SourceFile): Pick<LoadedDocument, "refOf" | "pointerOf"> {
  return {
    refOf(pointer) {
      const [first, file, ...rest] = tokensOf(pointer);
      return first === filesKey && file !== undefined ? `${file}#${pointerOf(rest)}` : `${entry.name}#${pointer}`;
    },
    pointerOf(ref) {
      const hash = ref.indexOf("#");
      const file = ref.slice(0, hash);
      const pointer = ref.slice(hash + 1);
      return file === entry.name ? pointer : pointerOf([filesKey, file]) + pointer;
    },
  };
}
