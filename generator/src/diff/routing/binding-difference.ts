import type { Binding, Channel, Contract, JsonValue } from "../../contract/contract.js";
import type { ContractComparison } from "../contract-comparison.js";
import type { Pair } from "../match.js";
import { isAddressedAlike } from "./address-difference.js";
import { headersOutside } from "./header-bindings.js";
import { containsKeys, type KeyLanguage } from "./key-language.js";
import { bindingKeys, type KeyUse, keyUseOf } from "./key-patterns.js";
import { sentKeys } from "./sent-keys.js";

/** What an exchange passes on to a queue has changed, beyond what follows from the channels' addresses. */
export interface BindingDifference {
  /** The queue that both versions have under this name; empty for one that the consumer names. */
  readonly queue: string;
  readonly exchange: string;
  /** A channel that says so. */
  readonly channel: Pair<Channel>;
  /** A routing key, or headers, that one version lets through and the other does not; absent where that is everything. */
  readonly witness?: JsonValue;
  /** Instead of a witness: why it could not be decided. */
  readonly undecided?: string;
  /** What binds them before and after. */
  readonly ways: Pair<JsonValue>;
}

/** What reached a queue before and does not now, or the other way round. */
export function bindingDifferences(
  comparison: ContractComparison,
  which: "narrowed" | "widened",
): readonly BindingDifference[] {
  // Another kind of channel is a change of its own, and takes the bindings with it.
  const pairs = comparison.channels.pairs.filter(isAddressedAlike);
  const [before, after] = [routesOf(comparison, pairs, "old"), routesOf(comparison, pairs, "new")];
  const [inner, outer] = which === "narrowed" ? [before, after] : [after, before];
  return [...groupsOf(inner.filter(({ pair }) => pair !== undefined))].flatMap(([place, routes]) => {
    const [first] = routes;
    const others = outer.filter((route) => route.place === place);
    if (first?.pair === undefined || others.some(({ type }) => type !== first.type)) return [];
    const told = first.type === "headers" ? [] : toldOfAddresses(routes, others);
    const use = keyUseOf(first.type);
    const sent = () =>
      use === "ignored" ? undefined : sentTo(comparison, pairs, { exchange: first.exchange, which, use });
    const found = outside(routes, [...others, ...told], { type: first.type, sent });
    if (found === undefined) return [];
    const [was, is] = (which === "narrowed" ? [routes, others] : [others, routes]).map(waysOf);
    const ways = { old: was ?? [], new: is ?? [] };
    return [{ queue: first.queue, exchange: first.exchange, channel: first.pair, ways, ...found }];
  });
}

/** In whatever order they are listed. */
function waysOf(routes: readonly Route[]): readonly string[] {
  const written = ({ binding: { routingKey, arguments: table } }: Route) =>
    JSON.stringify([routingKey, Object.entries(table).sort(([one], [other]) => (one < other ? -1 : 1))]);
  return [...new Set(routes.map(written))].sort();
}

/** Lost is what was sent before; new to a queue may be what was sent before and what is sent now. */
function sentTo(
  { old, new: changed }: ContractComparison,
  pairs: readonly Pair<Channel>[],
  { exchange, which, use }: { exchange: string; which: "narrowed" | "widened"; use: Exclude<KeyUse, "ignored"> },
): KeyLanguage | undefined {
  const names = renames(pairs, (channel) => channel.exchange?.name);
  const contracts = which === "narrowed" ? [old] : [old, changed];
  const sent = contracts.map((contract) => sentKeys(contract, (name) => (names.get(name) ?? name) === exchange, use));
  if (sent.some((keys) => keys === undefined)) return undefined;
  return { patterns: [...new Set(sent.flatMap((keys) => keys?.patterns ?? []))] };
}

/** One way from an exchange to a queue. */
interface Route {
  /** The same for the same queue and exchange in both versions. */
  readonly place: string;
  readonly queue: string;
  readonly exchange: string;
  readonly type: string;
  readonly binding: Binding;
  readonly channel: Channel;
  /** Undefined for a channel that only one version has. */
  readonly pair: Pair<Channel> | undefined;
}

function routesOf(
  { old, new: changed, channels }: ContractComparison,
  pairs: readonly Pair<Channel>[],
  side: "old" | "new",
): readonly Route[] {
  const contract = side === "old" ? old : changed;
  const lone = side === "old" ? channels.removed : channels.added;
  const queues = renames(pairs, ({ queue }) => queue?.name);
  const exchanges = renames(pairs, ({ exchange }) => exchange?.name);
  const routes = (channel: Channel, pair: Pair<Channel> | undefined): readonly Route[] => {
    const own = pair === undefined ? undefined : (pair.new.queue?.name ?? pair.old.queue?.name);
    return channel.bindings.map((binding) => {
      const isOwn = binding.queue === (channel.queue?.name ?? "");
      const queue = (isOwn ? own : undefined) ?? queues.get(binding.queue) ?? binding.queue;
      const exchange = exchanges.get(binding.exchange) ?? binding.exchange;
      const place = JSON.stringify([queue === "" ? { of: (pair?.new ?? channel).key } : queue, exchange]);
      return { place, queue, exchange, type: exchangeType(contract, binding.exchange), binding, channel, pair };
    });
  };
  return [
    ...pairs.flatMap((pair) => routes(pair[side], pair)),
    ...lone.flatMap((channel) => routes(channel, undefined)),
  ];
}

/** New names by old ones. */
function renames(
  pairs: readonly Pair<Channel>[],
  nameOf: (channel: Channel) => string | undefined,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { old, new: changed } of pairs) {
    const [before, after] = [nameOf(old), nameOf(changed)];
    if (before !== undefined && after !== undefined && before !== "") names.set(before, after);
  }
  return names;
}

/** One that the document does not describe is taken for a topic, where the same key lets the same through. */
function exchangeType({ channels }: Contract, name: string): string {
  const described = channels.find(({ exchange }) => exchange?.name === name)?.exchange?.type;
  return described ?? (/^amq\.(direct|fanout|headers)$/.exec(name)?.[1] || "topic");
}

function groupsOf(routes: readonly Route[]): ReadonlyMap<string, readonly Route[]> {
  const groups = new Map<string, Route[]>();
  for (const route of routes) groups.set(route.place, [...(groups.get(route.place) ?? []), route]);
  return groups;
}

/**
 * The ways of channels that are bound by their address before and after: when the address changes, so does the binding,
 * which is told as a change of the address. So they let through on both sides what they do on one of them.
 */
function toldOfAddresses(inner: readonly Route[], outer: readonly Route[]): readonly Route[] {
  const isOfAddress = ({ binding, channel }: Route) => binding.routingKey === channel.routingKey;
  const pairs = new Set(outer.filter(isOfAddress).map(({ pair }) => pair));
  return inner.filter((route) => isOfAddress(route) && pairs.has(route.pair));
}

function outside(
  inner: readonly Route[],
  outer: readonly Route[],
  { type, sent }: { readonly type: string; readonly sent: () => KeyLanguage | undefined },
): Pick<BindingDifference, "witness" | "undecided"> | undefined {
  if (type === "headers") {
    const tablesOf = (routes: readonly Route[]) => routes.map(({ binding }) => binding.arguments);
    const witness = headersOutside(tablesOf(inner), tablesOf(outer));
    return witness === undefined ? undefined : { witness };
  }
  const use = keyUseOf(type);
  // A fanout passes on everything, or is not bound.
  if (use === "ignored") return outer.length > 0 ? undefined : {};
  const verdict = containsKeys(keysOf(inner, use), keysOf(outer, use), sent);
  if (verdict.answer === "contained") return undefined;
  return verdict.answer === "outside" ? { witness: verdict.key } : { undecided: verdict.reason };
}

function keysOf(routes: readonly Route[], use: Exclude<KeyUse, "ignored">): KeyLanguage {
  return {
    patterns: routes.flatMap(
      ({ binding, channel }) => bindingKeys(binding.routingKey, channel.parameters, use).patterns,
    ),
  };
}
