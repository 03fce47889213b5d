/** Something that wants a name. */
export interface Claim<Item> {
  readonly item: Item;
  /** What it could be called, the shortest first. The last is nobody else's. */
  readonly names: readonly [string, ...string[]];
  /**
   * Among those for whom a name is equally short, the one with the lowest rank keeps it, when it is alone with its rank.
   * @default 0
   */
  readonly rank?: number;
}

/**
 * One name per claim: the shortest of its own that no other has a better right to. Where two have the same right, neither
 * gets the name, and both are called by something longer. It depends on what there is and not on its order, so adding a
 * claim renames at most those that wanted the very same name.
 *
 * @param keyOf What two names must not share: for names of files the letters without regard to case.
 */
export function distinctNames<Item>(
  claims: readonly Claim<Item>[],
  keyOf: (name: string) => string = (name) => name,
): ReadonlyMap<Item, string> {
  const wishes = claims.map(({ item, names, rank = 0 }) => ({ item, names, rank, step: 0 }));
  type Wish = (typeof wishes)[number];
  const nameOf = ({ names, step }: Wish): string => names[step] ?? names[0];
  const isBefore = (one: Wish, other: Wish): boolean =>
    one.step === other.step ? one.rank < other.rank : one.step < other.step;

  let crowded: readonly Wish[];
  do {
    const groups = new Map<string, Wish[]>();
    for (const wish of wishes) {
      const key = keyOf(nameOf(wish));
      groups.set(key, [...(groups.get(key) ?? []), wish]);
    }
    crowded = [...groups.values()]
      .filter((group) => group.length > 1)
      .flatMap((group) => group.filter((wish) => !group.every((other) => other === wish || isBefore(wish, other))))
      .filter(({ names, step }) => step + 1 < names.length);
    for (const wish of crowded) wish.step += 1;
  } while (crowded.length > 0);
  return new Map(wishes.map((wish) => [wish.item, nameOf(wish)]));
}

/** A few letters and digits that follow from a text alone (FNV-1a): for names of things that only their places tell apart. */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(36).padStart(7, "0");
}
