/** Which things of two contracts are the same thing, and which have come or gone. */
export interface Matches<Thing> {
  readonly pairs: readonly Pair<Thing>[];
  readonly removed: readonly Thing[];
  readonly added: readonly Thing[];
}

export interface Pair<Thing> {
  readonly old: Thing;
  readonly new: Thing;
}

/** What a thing is known by; undefined where it has no such mark. */
export type Mark<Thing> = (thing: Thing, side: "old" | "new") => string | undefined;

/**
 * Matches by the first mark, what is left by the second, and so on, so that a thing that was renamed is still found by its
 * other marks. A mark that several unmatched things of one contract share tells nothing.
 */
export function matchBy<Thing>(
  old: readonly Thing[],
  changed: readonly Thing[],
  marks: readonly Mark<Thing>[],
): Matches<Thing> {
  const partners = new Map<Thing, Thing>();
  const taken = new Set<Thing>();
  for (const mark of marks) {
    const candidates = byMark(
      changed.filter((thing) => !taken.has(thing)),
      (thing) => mark(thing, "new"),
    );
    const seekers = byMark(
      old.filter((thing) => !partners.has(thing)),
      (thing) => mark(thing, "old"),
    );
    for (const [key, thing] of seekers) {
      const partner = candidates.get(key);
      if (thing === undefined || partner === undefined) continue;
      partners.set(thing, partner);
      taken.add(partner);
    }
  }
  return {
    pairs: [...partners].map(([before, after]) => ({ old: before, new: after })),
    removed: old.filter((thing) => !partners.has(thing)),
    added: changed.filter((thing) => !taken.has(thing)),
  };
}

/** Undefined stands for a mark that is not unique. */
function byMark<Thing>(
  things: readonly Thing[],
  mark: (thing: Thing) => string | undefined,
): ReadonlyMap<string, Thing | undefined> {
  const marked = new Map<string, Thing | undefined>();
  for (const thing of things) {
    const key = mark(thing);
    if (key !== undefined) marked.set(key, marked.has(key) ? undefined : thing);
  }
  return marked;
}
