import { isObject } from "./json-pointer.js";

/** `{ $ref: "#/components/schemas/Price" }` */
export interface Reference {
  readonly $ref: string;
}

export function isReference(value: unknown): value is Reference {
  return isObject(value) && typeof value["$ref"] === "string";
}

/** The file that a reference names (empty: its own) and the pointer in it. The pointer is undefined where the fragment is none. */
export function partsOf(reference: string): { uri: string; pointer: string | undefined } {
  const hash = reference.indexOf("#");
  if (hash === -1) return { uri: reference, pointer: "" };
  const fragment = reference.slice(hash + 1);
  return {
    uri: reference.slice(0, hash),
    pointer: fragment === "" || fragment.startsWith("/") ? decoded(fragment) : undefined,
  };
}

/** The pointer that a reference within one document names. */
export function targetOf(reference: Reference): string {
  return decoded(reference.$ref.slice(1));
}

/** A reference within one document. `%` would be read as an escape, `#` as the end. */
export function referenceTo(pointer: string): string {
  return `#${pointer.replaceAll("%", "%25").replaceAll("#", "%23")}`;
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    // A `%` that is no escape: taken as it is, as other readers do.
    return fragment;
  }
}
