import type { Parameter } from "../../contract/contract.js";
import type { KeyLanguage } from "./key-language.js";

/** What an exchange makes of the keys of bindings and messages (https://www.rabbitmq.com/docs/exchanges). */
export type KeyUse = "topic" | "literal" | "ignored";

/** `{name}` of an address */
const placeholder = /\{([^{}]+)\}/;

/** An exchange of a type that a plugin adds heeds the key in some way of its own; the same key is the same to it. */
export function keyUseOf(exchangeType: string): KeyUse {
  if (exchangeType === "topic") return "topic";
  return exchangeType === "fanout" || exchangeType === "headers" ? "ignored" : "literal";
}

type Values = Pick<Parameter, "name" | "values">;

/** The keys that a publisher can make of an address, as the runtime fills its parameters in. */
export function addressKeys(address: string, parameters: readonly Values[], use: KeyUse): KeyLanguage {
  const signs = routingSigns(address, use);
  const isValue = (value: string) => value !== "" && ![...signs].some((sign) => value.includes(sign));
  return templateKeys(address, parameters, { anyText: sendableText(address, use), isValue });
}

/** The texts that the runtime fills in for a parameter: a regular expression of all characters that it may have. */
export function sendableText(address: string, use: KeyUse): string {
  return `[^${routingSigns(address, use)}]+`;
}

/** In a topic these signs would change the route, so the runtime refuses values that have them. */
function routingSigns(address: string, use: KeyUse): string {
  if (use !== "topic") return "";
  return isWholeParameter(address) ? "*#" : ".*#";
}

/**
 * The keys that a binding lets through. Where a parameter stands in the key of a topic, the runtime binds the whole word,
 * and any number of words where it is the whole key; elsewhere it binds once for each value.
 */
export function bindingKeys(key: string, parameters: readonly Values[], use: Exclude<KeyUse, "ignored">): KeyLanguage {
  if (use === "literal") return addressKeys(key, parameters, use);
  if (isWholeParameter(key)) return topicKeys("#");
  return topicKeys(
    wordsOf(key)
      .map((word) => (placeholder.test(word) ? "*" : word))
      .join("."),
  );
}

/** `*` is one word, which may be empty, and `#` any number of them. */
function topicKeys(key: string): KeyLanguage {
  const words = wordsOf(key).map((word) => {
    if (word === "#") return "(?:\\.[^.]*)*";
    return word === "*" ? "\\.[^.]*" : `\\.${literal(word)}`;
  });
  return { patterns: [`^${words.join("")}$`] };
}

/** The texts that come of a text with `{parameters}`: spelled as keys are. */
export function templateKeys(
  text: string,
  parameters: readonly Values[],
  { anyText, isValue }: { readonly anyText: string; readonly isValue: (value: string) => boolean },
): KeyLanguage {
  if (text === "") return { patterns: ["^$"] };
  const parts = text.split(placeholder);
  const names = parts.filter((_part, index) => index % 2 === 1);
  const valuesOf = (name: string) => parameters.find((parameter) => parameter.name === name)?.values?.filter(isValue);
  // A parameter that stands twice has the same value in both places.
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  let chosen: readonly ReadonlyMap<string, string>[] = [new Map()];
  for (const name of repeated) {
    const values = valuesOf(name);
    if (values === undefined) continue;
    chosen = chosen.flatMap((some) => values.map((value) => new Map([...some, [name, value]])));
  }
  const patterns = chosen.map((some) => {
    const filled = parts.map((part, index) => {
      if (index % 2 === 0) return literal(part);
      const values = some.has(part) ? [some.get(part) ?? ""] : valuesOf(part);
      return values === undefined ? anyText : `(?:${[...new Set(values)].sort().map(literal).join("|")})`;
    });
    return `^\\.${filled.join("")}$`;
  });
  return { patterns };
}

/** Such an address has as many words as its value. */
function isWholeParameter(address: string): boolean {
  return /^\{[^{}]+\}$/.test(address);
}

function wordsOf(key: string): readonly string[] {
  return key === "" ? [] : key.split(".");
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
