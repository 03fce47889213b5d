import type { Channel, Contract, Exchange, Queue } from "../contract/contract.js";
import type { Location } from "../contract/location.js";
import type { Pair } from "./match.js";

/** Something that is declared on the broker, and the first channel that says so. */
export interface Declared<Thing> {
  readonly thing: Thing;
  readonly channel: Channel;
  readonly location: Location;
}

/** Exchanges that both contracts declare, by name: the broker compares one of that name with what it has. */
export function sameExchanges(old: Contract, changed: Contract): readonly Pair<Declared<Exchange>>[] {
  return sameNames(declaredExchanges(old), declaredExchanges(changed));
}

/** Queues that both contracts declare, by name. */
export function sameQueues(old: Contract, changed: Contract): readonly Pair<Declared<Queue>>[] {
  return sameNames(declaredQueues(old), declaredQueues(changed));
}

function declaredExchanges(contract: Contract): ReadonlyMap<string, Declared<Exchange>> {
  const exchanges = new Map<string, Declared<Exchange>>();
  for (const channel of contract.channels) {
    const { exchange } = channel;
    // The default exchange has no name, and is declared by nobody.
    if (exchange === null || exchange.name === "" || exchanges.has(exchange.name)) continue;
    const location = contract.within(channel.location, "bindings", "amqp", "exchange");
    exchanges.set(exchange.name, { thing: exchange, channel, location });
  }
  return exchanges;
}

function declaredQueues(contract: Contract): ReadonlyMap<string, Declared<Queue>> {
  const queues = new Map<string, Declared<Queue>>();
  for (const channel of contract.channels) {
    const { queue } = channel;
    if (queue === null || queue.name === "" || queues.has(queue.name)) continue;
    queues.set(queue.name, {
      thing: queue,
      channel,
      location: contract.within(channel.location, "bindings", "amqp", "queue"),
    });
  }
  return queues;
}

function sameNames<Thing>(
  old: ReadonlyMap<string, Declared<Thing>>,
  changed: ReadonlyMap<string, Declared<Thing>>,
): readonly Pair<Declared<Thing>>[] {
  return [...old].flatMap(([name, before]) => {
    const after = changed.get(name);
    return after === undefined ? [] : [{ old: before, new: after }];
  });
}
