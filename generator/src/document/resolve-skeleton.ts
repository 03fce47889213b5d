import { isObject, type JsonObject, valueAt } from "../contract/json-pointer.js";
import { isReference, targetOf } from "../contract/reference.js";

/**
 * The document with what its references lead to in their places; parts without references are the same objects.
 *
 * @returns undefined when a reference leads nowhere or back to itself.
 */
export function resolveSkeleton(document: JsonObject): JsonObject | undefined {
  const known = new Map<object, unknown>();
  const open = new Set<object>();

  /** @throws Unresolved */
  const visit = (value: unknown): unknown => {
    // What a reference to nothing leaves behind.
    if (value === undefined) throw new Unresolved();
    if (typeof value !== "object" || value === null) return value;
    if (known.has(value)) return known.get(value);
    if (open.has(value)) throw new Unresolved();
    open.add(value);
    const resolved = isReference(value) ? visit(targetIn(document, value.$ref)) : visitMembers(value);
    open.delete(value);
    known.set(value, resolved);
    return resolved;
  };

  const visitMembers = (value: object): unknown => {
    const entries = Object.entries(value).map(([key, member]) => [key, visit(member)] as const);
    if (entries.every(([key, member]) => (value as JsonObject)[key] === member)) return value;
    return Array.isArray(value) ? entries.map(([, member]) => member) : Object.fromEntries(entries);
  };

  try {
    const resolved = visit(document);
    return isObject(resolved) ? resolved : undefined;
  } catch (error) {
    if (error instanceof Unresolved) return undefined;
    throw error;
  }
}

class Unresolved extends Error {}

function targetIn(document: JsonObject, reference: string): unknown {
  return reference.startsWith("#") ? valueAt(document, targetOf({ $ref: reference })) : undefined;
}
