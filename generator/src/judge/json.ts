/** A value as `JSON.parse` returns it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json;
}

/** The six kinds of JSON value, as bits so that sets of kinds are numbers. */
export const Kind = { null: 1, boolean: 2, number: 4, string: 8, array: 16, object: 32 } as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

/** Kinds in the order in which witnesses are looked for: the shortest to write first. */
export const kinds: readonly Kind[] = [Kind.null, Kind.boolean, Kind.number, Kind.string, Kind.array, Kind.object];
export const allKinds = 63;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isArray(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

export function kindOf(value: Json): Kind {
  if (value === null) return Kind.null;
  if (typeof value === "boolean") return Kind.boolean;
  if (typeof value === "number") return Kind.number;
  if (typeof value === "string") return Kind.string;
  return isArray(value) ? Kind.array : Kind.object;
}

/** Own member only: a schema that mentions `constructor` or `toString` must not find the prototype's. */
export function member(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Builds an object as `JSON.parse` does: `__proto__` becomes an ordinary member. */
export function objectOf(members: Iterable<readonly [string, Json]>): JsonObject {
  const object: Record<string, Json> = {};
  for (const [name, value] of members) {
    Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
  }
  return object;
}

/** Text that is the same exactly for equal values, whatever the order of their members. `-0` equals `0`. */
export function canonical(value: Json): string {
  if (isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (isObject(value)) {
    const names = Object.keys(value).sort();
    return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(member(value, name) ?? null)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}
