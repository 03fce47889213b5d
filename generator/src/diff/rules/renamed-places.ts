import type { Channel } from "../../contract/contract.js";
import type { Pair } from "../match.js";

/** A name on the broker that became another one, for some channels. */
export interface RenamedPlace {
  readonly before: string;
  readonly after: string;
  readonly channels: readonly [Pair<Channel>, ...Pair<Channel>[]];
}

/** Each name once, however many channels have it. */
export function renamedPlaces(
  pairs: readonly Pair<Channel>[],
  nameOf: (channel: Channel) => string | undefined,
): readonly RenamedPlace[] {
  const places = new Map<string, RenamedPlace>();
  for (const pair of pairs) {
    const [before, after] = [nameOf(pair.old), nameOf(pair.new)];
    if (before === undefined || after === undefined || before === after) continue;
    const key = JSON.stringify([before, after]);
    const known = places.get(key);
    places.set(key, { before, after, channels: known === undefined ? [pair] : [...known.channels, pair] });
  }
  return [...places.values()];
}

/** `products`, `products and 3 other channels` */
export function namesOf([first, ...others]: RenamedPlace["channels"]): string {
  if (others.length === 0) return first.new.key;
  return `${first.new.key} and ${others.length} other channel${others.length === 1 ? "" : "s"}`;
}
