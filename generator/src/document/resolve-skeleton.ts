import { isObject, type JsonObject, valueAt } from "../contract/json-pointer.js";
import { isReference, targetOf } from "../contract/reference.js";

export interface ResolvedSkeleton {
  /** What the references lead to stands in their places; parts without references are the same objects. */
  readonly document: JsonObject;
  /** What references led to: it may stand in several places. */
  readonly shared: ReadonlySet<object>;
}

/** @returns undefined when a reference leads nowhere or back to itself. */
export function resolveSkeleton(document: JsonObject): ResolvedSkeleton | undefined {
  const shared = new Set<object>();
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
    const isLink = isReference(value);
    const resolved = isLink ? visit(targetIn(document, value.$ref)) : visitMembers(value);
    if (isLink && typeof resolved === "object" && resolved !== null) shared.add(resolved);
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
    return isObject(resolved) ? { document: resolved, shared } : undefined;
  } catch (error) {
    if (error instanceof Unresolved) return undefined;
    throw error;
  }
}

class Unresolved extends Error {}

function targetIn(document: JsonObject, reference: string): unknown {
  return reference.startsWith("#") ? valueAt(document, targetOf({ $ref: reference })) : undefined;
}
