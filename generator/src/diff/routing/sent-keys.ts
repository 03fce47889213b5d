import type { Channel, Contract } from "../../contract/contract.js";
import type { KeyLanguage } from "./key-language.js";
import { addressKeys, bindingKeys, type KeyUse } from "./key-patterns.js";

/**
 * The routing keys that the publishers of a contract can send to an exchange; undefined where others send there too, or where
 * the contract does not say who does.
 */
export function sentKeys(
  { channels, operations }: Contract,
  isExchange: (name: string) => boolean,
  use: Exclude<KeyUse, "ignored">,
): KeyLanguage | undefined {
  const mine = channels.filter(({ exchange }) => exchange !== null && isExchange(exchange.name));
  if (mine.length === 0 || mine.some(({ publishers }) => publishers === "any")) return undefined;
  if (channels.some((channel) => passesOn(channel, isExchange))) return undefined;
  const copies = operations
    .filter(({ channel }) => mine.includes(channel))
    .flatMap(({ delivery: { cc = [], bcc = [] } }) => [...cc, ...bcc]);
  return {
    patterns: [
      ...mine.flatMap((channel) => keysOf(channel, use).patterns),
      ...copies.flatMap((key) => addressKeys(key, [], use).patterns),
    ],
  };
}

/** What consumers alone describe may be addressed as it is bound. */
function keysOf({ routingKey, parameters }: Channel, use: Exclude<KeyUse, "ignored">): KeyLanguage {
  const isBindingKey = use === "topic" && routingKey.split(".").some((word) => word === "*" || word === "#");
  return isBindingKey ? bindingKeys(routingKey, parameters, use) : addressKeys(routingKey, parameters, use);
}

/** The broker itself sends there what was dead-lettered in a queue, or found no queue elsewhere. */
function passesOn({ queue, unnamedQueue, exchange }: Channel, isExchange: (name: string) => boolean): boolean {
  const names = [
    queue?.arguments["x-dead-letter-exchange"],
    unnamedQueue?.arguments["x-dead-letter-exchange"],
    exchange?.arguments["alternate-exchange"],
  ];
  return names.some((name) => typeof name === "string" && isExchange(name));
}
