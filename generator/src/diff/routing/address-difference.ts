import type { Channel } from "../../contract/contract.js";
import type { Pair } from "../match.js";
import { containsKeys, type KeyLanguage, type KeyVerdict } from "./key-language.js";
import { addressKeys, type KeyUse, keyUseOf } from "./key-patterns.js";

/** Where the messages of a channel go has changed. */
export interface AddressDifference {
  /** What a reader of both documents sees: another text, a parameter more or less, or other values of the parameters. */
  readonly is: "address" | "parameter-removed" | "parameter-added" | "parameter-values";
  /** Whether what old publishers address is heard by new consumers. */
  readonly backward: KeyVerdict;
  /** Whether what new publishers address is heard by consumers that are deployed. */
  readonly forward: KeyVerdict;
}

/**
 * Undefined where the same routing keys come and go, whatever the address and its parameters are called, or where it is not
 * for the address to say: the channel has another kind (queue or routing key), or is only known at run time.
 */
export function addressDifference({ old, new: changed }: Pair<Channel>): AddressDifference | undefined {
  if (old.exchange === null || !isAddressedAlike({ old, new: changed })) return undefined;
  if (old.routingKey === changed.routingKey && old.parameters.length + changed.parameters.length === 0)
    return undefined;
  // An exchange of another type is a change of its own.
  const use = keyUseOf(old.exchange.type);
  const before = addressKeys(old.routingKey, old.parameters, use);
  const after = addressKeys(changed.routingKey, changed.parameters, use);
  const backward = verdictOf([old, before], [changed, after], use);
  const forward = verdictOf([changed, after], [old, before], use);
  if (backward.answer === "contained" && forward.answer === "contained") return undefined;
  return { is: kindOf(old.routingKey, changed.routingKey), backward, forward };
}

/** Whether both versions say by an address where the messages go, of a queue or of an exchange. */
export function isAddressedAlike({ old, new: changed }: Pair<Channel>): boolean {
  if (old.exchange === null || changed.exchange === null) return false;
  return (old.exchange.name === "") === (changed.exchange.name === "");
}

type Side = readonly [channel: Channel, keys: KeyLanguage];

function verdictOf([publisher, sent]: Side, [consumer, heard]: Side, use: KeyUse): KeyVerdict {
  // Everything arrives, and a consumer reads the key only for the parameters in it.
  if (use === "ignored" && parameterNames(consumer.routingKey).length === 0) return { answer: "contained" };
  const [left, right] = [shapeOf(publisher.routingKey), shapeOf(consumer.routingKey)];
  if (left !== right && (hasEcho(left) || hasEcho(right))) {
    return { answer: "undecided", reason: "a parameter stands twice in the address" };
  }
  return containsKeys(sent, heard);
}

function kindOf(before: string, after: string): AddressDifference["is"] {
  const [was, is] = [parameterNames(before).length, parameterNames(after).length];
  if (shapeOf(before) === shapeOf(after)) return "parameter-values";
  if (was === is || wordsOf(before) !== wordsOf(after)) return "address";
  return is < was ? "parameter-removed" : "parameter-added";
}

/** In the order of the address; one that stands twice is named twice. */
export function parameterNames(address: string): readonly string[] {
  return [...address.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name ?? "");
}

/** The address with numbers for its parameters: what they are called is not on the wire. */
export function shapeOf(address: string): string {
  const names = [...new Set(parameterNames(address))];
  return address.replace(/\{([^{}]+)\}/g, (_whole, name: string) => `{${names.indexOf(name)}}`);
}

function hasEcho(shape: string): boolean {
  const names = parameterNames(shape);
  return new Set(names).size < names.length;
}

/** What an address says without its parameters, however its words are separated. */
function wordsOf(address: string): string {
  return address
    .replace(/\{[^{}]+\}/g, "")
    .split(/[./_:-]+/)
    .filter((word) => word !== "")
    .join(" ");
}
