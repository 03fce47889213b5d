import type { JsonValue } from "../contract/contract.js";

/** The same value with the members on the way to a place first: what a message is shown for is what is read first. */
export function leadWith(value: JsonValue, tokens: readonly string[]): JsonValue {
  const [token, ...rest] = tokens;
  if (token === undefined || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === token ? leadWith(item, rest) : item));
  const members = Object.entries(value as { readonly [name: string]: JsonValue });
  const first = members.filter(([name]) => name === token).map(([name, member]) => [name, leadWith(member, rest)]);
  return Object.fromEntries([...first, ...members.filter(([name]) => name !== token)]);
}
