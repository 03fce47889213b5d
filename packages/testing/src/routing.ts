import { isDeepStrictEqual } from "node:util";
import type { ArgumentValue } from "@eventwright/runtime/transport";
import type { BrokerMessage } from "./broker-message.js";

export interface Binding {
  readonly queue: string;
  readonly routingKey: string;
  readonly arguments: Readonly<Record<string, ArgumentValue>>;
}

export const EXCHANGE_TYPES = ["direct", "fanout", "topic", "headers"] as const;
export type ExchangeType = (typeof EXCHANGE_TYPES)[number];

export function isExchangeType(type: string): type is ExchangeType {
  return EXCHANGE_TYPES.some((known) => known === type);
}

/** Whether an exchange of this type hands a message with one of its routing keys to a binding. */
export function matches(type: ExchangeType, binding: Binding, routingKey: string, message: BrokerMessage): boolean {
  switch (type) {
    case "direct":
      return binding.routingKey === routingKey;
    case "fanout":
      return true;
    case "topic":
      return matchesTopic(words(binding.routingKey), words(routingKey));
    case "headers":
      return matchesHeaders(binding.arguments, message.properties.headers ?? {});
  }
}

/** An empty key has no word; a dot at the end is followed by an empty one. */
function words(key: string): readonly string[] {
  return key === "" ? [] : key.split(".");
}

/** `*` is exactly one word, `#` is any number of words, none included. */
function matchesTopic(pattern: readonly string[], key: readonly string[]): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return key.length === 0;
  if (first === "#") return matchesTopic(rest, key) || (key.length > 0 && matchesTopic(pattern, key.slice(1)));
  const [word, ...others] = key;
  return word !== undefined && (first === "*" || first === word) && matchesTopic(rest, others);
}

/** Arguments that begin with `x-` are for the broker and are not compared. */
function matchesHeaders(wanted: Binding["arguments"], headers: Readonly<Record<string, unknown>>): boolean {
  const pairs = Object.entries(wanted).filter(([name]) => !name.startsWith("x-"));
  const isGiven = ([name, value]: readonly [string, ArgumentValue]) => isDeepStrictEqual(headers[name], value);
  return wanted["x-match"] === "any" ? pairs.some(isGiven) : pairs.every(isGiven);
}

/** All keys that an exchange looks at. */
export function routingKeysOf(message: BrokerMessage): readonly string[] {
  const { CC, BCC } = message.properties.headers ?? {};
  return [message.routingKey, ...(isStrings(CC) ? CC : []), ...(isStrings(BCC) ? BCC : [])];
}

/** The blind copies are for nobody to see. */
export function withoutBcc(message: BrokerMessage): BrokerMessage {
  const { headers, ...properties } = message.properties;
  if (headers === undefined || !("BCC" in headers)) return message;
  const { BCC: _, ...shown } = headers;
  return { ...message, properties: { ...properties, headers: shown } };
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
