import type { Contract, Exchange, Queue } from "../contract/contract.js";
import type { Location } from "../contract/location.js";
import type { ContractComparison } from "./contract-comparison.js";
import type { Pair } from "./match.js";
import { type Declared, sameExchanges, sameQueues } from "./same-declarations.js";

/** An exchange or a queue that is there, as the old contract declares it, and is declared again, as the new one does. */
export interface Redeclared<Thing> {
  readonly kind: "exchange" | "queue";
  /** What the broker calls it. */
  readonly name: string;
  /** What a reader calls it. */
  readonly label: string;
  readonly path: string;
  readonly old: Thing;
  readonly new: Thing;
  /** Where something below the channel is written that declares it. */
  within(...tokens: readonly string[]): Pair<Location>;
}

type Compared = Pick<ContractComparison, "old" | "new" | "channels">;

export function redeclaredExchanges(comparison: Compared): readonly Redeclared<Exchange>[] {
  return sameExchanges(comparison.old, comparison.new).map((pair) => {
    const { name } = pair.new.thing;
    return redeclared(comparison, pair, {
      kind: "exchange",
      name,
      label: `exchange ${name}`,
      path: `exchanges.${name}`,
    });
  });
}

/** Queues with names, and those of channels whose consumers give the name: they keep it as well. */
export function redeclaredQueues(comparison: Compared): readonly Redeclared<Queue>[] {
  const named = sameQueues(comparison.old, comparison.new).map((pair) => {
    const { name } = pair.new.thing;
    return redeclared(comparison, pair, { kind: "queue", name, label: `queue ${name}`, path: `queues.${name}` });
  });
  const unnamed = comparison.channels.pairs.flatMap(({ old, new: changed }) => {
    if (old.unnamedQueue === undefined || changed.unnamedQueue === undefined) return [];
    const pair = {
      old: { thing: old.unnamedQueue, channel: old },
      new: { thing: changed.unnamedQueue, channel: changed },
    };
    const label = `the queue of a consumer of channel ${changed.key}`;
    return [redeclared(comparison, pair, { kind: "queue", name: "…", label, path: `channels.${changed.key}.queue` })];
  });
  return [...named, ...unnamed];
}

function redeclared<Thing>(
  contracts: Pair<Contract>,
  pair: Pair<Pick<Declared<Thing>, "thing" | "channel">>,
  names: Pick<Redeclared<Thing>, "kind" | "name" | "label" | "path">,
): Redeclared<Thing> {
  return {
    ...names,
    old: pair.old.thing,
    new: pair.new.thing,
    within: (...tokens) => ({
      old: contracts.old.within(pair.old.channel.location, ...tokens),
      new: contracts.new.within(pair.new.channel.location, ...tokens),
    }),
  };
}
