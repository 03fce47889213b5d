import type { Channel } from "./contract.js";
import type { Diagnostic } from "./diagnostic.js";
import { isObject } from "./json-pointer.js";
import type { DocumentChannel, LoadedDocument } from "./loaded-document.js";
import { matchesPattern } from "./schema/document-pattern.js";
import { written } from "./written.js";

/**
 * A binding of `x-rabbitmq` to an exchange of the document whose key no routing key of that exchange matches. Others may
 * publish to the exchange too, so it is a warning. A binding that follows from a channel's address matches that.
 */
export function checkBindingKeys(
  document: LoadedDocument,
  channels: ReadonlyMap<DocumentChannel, Channel>,
  diagnostics: Diagnostic[],
): void {
  const all = [...channels.values()];
  for (const [source, channel] of channels) {
    const rabbitMq = source.extensions["x-rabbitmq"];
    const bindings = isObject(rabbitMq) && Array.isArray(rabbitMq["bindings"]) ? rabbitMq["bindings"] : [];
    for (const [index, binding] of bindings.entries()) {
      const key: unknown = isObject(binding) ? binding["routingKey"] : undefined;
      const name: unknown = isObject(binding) ? (binding["exchange"] ?? channel.exchange?.name) : undefined;
      const publishers = all.filter(({ exchange }) => exchange?.name === name && name !== "");
      const type = publishers[0]?.exchange?.type;
      if (typeof key !== "string" || (type !== "topic" && type !== "direct")) continue;
      // An address that is known at run time only may be any.
      const keys = publishers.map(({ address, routingKey }) => (address === null ? "#" : routingKey));
      if (keys.some((routingKey) => canMatch(key, routingKey, type))) continue;
      diagnostics.push({
        code: "binding-key-matches-nothing",
        severity: "warning",
        message: `no routing key of the document matches the binding key "${key}" of exchange "${String(name)}"`,
        consequence: "Nothing that the document describes reaches the queue by this binding.",
        remedy: `Routing keys are ${keys.slice(0, 5).join(", ")}${keys.length > 5 ? " …" : ""}.`,
        location: document.locate(written(document, source, ["x-rabbitmq", "bindings", String(index), "routingKey"])),
      });
    }
  }
}

/** Whether some routing key that an address stands for matches: `{parameters}` stand for any text without dots. */
export function canMatch(bindingKey: string, address: string, type: "direct" | "topic"): boolean {
  if (type === "direct") return wordsMeet(bindingKey, address);
  const pattern = bindingKey.split(".");
  const words = address.split(".");
  // meets[i][j]: the pattern from i on can match the words from j on. An address may itself be a pattern.
  const meets = Array.from({ length: pattern.length + 1 }, () => new Array<boolean>(words.length + 1).fill(false));
  const at = (i: number, j: number): boolean => meets[i]?.[j] ?? false;
  for (let i = pattern.length; i >= 0; i--) {
    for (let j = words.length; j >= 0; j--) {
      const [left, right] = [pattern[i], words[j]];
      const row = meets[i] ?? [];
      if (left === undefined && right === undefined) row[j] = true;
      else if (left === "#") row[j] = at(i + 1, j) || at(i, j + 1);
      else if (right === "#") row[j] = at(i, j + 1) || at(i + 1, j);
      else if (left !== undefined && right !== undefined)
        row[j] = (left === "*" || right === "*" || wordsMeet(left, right)) && at(i + 1, j + 1);
    }
  }
  return at(0, 0);
}

function wordsMeet(word: string, other: string): boolean {
  if (word === other || /\{[^}]*\}/.test(word)) return true;
  const parts = other.split(/\{[^}]*\}/).map((part) => part.replace(/[\\^$.|?+*()[\]{}]/g, "\\$&"));
  return parts.length > 1 && matchesPattern(`^${parts.join(".+")}$`, word, { flags: "su" });
}
