import { always, type Formulas, type Literal, never } from "./formula.js";
import { Undecided } from "./undecided.js";

/** The members and items that some keyword has looked at. */
export interface Seen {
  readonly names: readonly string[];
  readonly patterns: readonly string[];
  readonly everyMember: boolean;
  /** So many from the front; Infinity for all. */
  readonly items: number;
}

export const nothingSeen: Seen = { names: [], patterns: [], everyMember: false, items: 0 };

/** What was seen where `when` holds; `undefined` where ajv's variable was never written. */
interface Way {
  readonly when: Literal;
  readonly seen: Seen | undefined;
  /** The variable may still hold what was seen of the value before, beside that. */
  readonly leavesOver?: boolean;
}

/**
 * What ajv knows of what was evaluated, at one point of the validator it generates: nothing yet, a list it knows while
 * compiling, or a variable that is written while validating. The three are merged by different rules, and not all of
 * them are those of the specification; since ajv has the last word, they are followed here.
 */
export interface Tracked {
  readonly known: "nothing" | "compiling" | "validating";
  readonly ways: readonly Way[];
}

export const untracked: Tracked = { known: "nothing", ways: [{ when: always, seen: undefined }] };

export function seenAlways(seen: Seen): Tracked {
  return { known: "compiling", ways: [{ when: always, seen }] };
}

/** More ways than this are not worth the time: the formula grows with each. */
const maxWays = 256;

/** Merges what a keyword saw that every valid value passes. */
export function merge(to: Tracked, from: Tracked, formulas: Formulas): Tracked {
  if (from.known === "nothing" || seesAll(to)) return to;
  if (to.known === "nothing") return from;
  const known = to.known === "compiling" && from.known === "compiling" ? "compiling" : "validating";
  return { known, ways: collect(product(to, from, always, formulas), formulas) };
}

interface Condition {
  /** Where the branch is valid. */
  readonly valid: Literal;
  /** Whether the branch is tried, in vain, where it is not valid. */
  readonly tried: boolean;
  /** Whether all this happens once for each of several values. */
  readonly repeats: boolean;
}

/** Merges what a branch saw, where it is valid. */
export function mergeWhere(to: Tracked, from: Tracked, condition: Condition, formulas: Formulas): Tracked {
  const { valid, tried, repeats } = condition;
  if (from.known === "nothing" || seesAll(to)) return to;
  const ways = product(to, from, valid, formulas);
  if (to.known === "validating") {
    for (const way of to.ways) ways.push({ ...way, when: formulas.and([-valid, way.when]) });
  } else {
    // The merged variable is declared where the branch is valid; elsewhere it was never written.
    ways.push({ when: -valid, seen: undefined, leavesOver: repeats });
    // The branch's own variable takes its place, with whatever the branch wrote before it failed.
    if (from.known === "validating" && tried)
      for (const { seen } of from.ways) ways.push({ when: -valid, seen, leavesOver: repeats });
  }
  return { known: "validating", ways: collect(ways, formulas) };
}

/** Merges what `if` saw: also where it does not hold. */
export function mergeCondition(to: Tracked, from: Tracked, holds: Literal, formulas: Formulas): Tracked {
  if (from.known !== "validating" || seesAll(to)) return merge(to, from, formulas);
  const ways = product(to, from, holds, formulas);
  for (const before of to.ways) {
    const way = { ...before, when: formulas.and([-holds, before.when]) };
    ways.push(way);
    for (const { seen } of from.ways) ways.push({ ...way, seen: union(before.seen, seen) });
  }
  return { known: "validating", ways: collect(ways, formulas) };
}

/** A pattern is tried on each member: from then on a variable is written. */
export function asVariable({ ways }: Tracked): Tracked {
  return { known: "validating", ways };
}

function seesAll({ known, ways }: Tracked): boolean {
  return (
    known === "compiling" &&
    ways.every(({ seen }) => seen?.everyMember === true || seen?.items === Number.POSITIVE_INFINITY)
  );
}

function product(to: Tracked, from: Tracked, condition: Literal, formulas: Formulas): Way[] {
  return to.ways.flatMap((before) =>
    from.ways.map(({ when, seen, leavesOver }) => ({
      when: formulas.and([condition, before.when, when]),
      seen: union(before.seen, seen),
      leavesOver: before.leavesOver === true || leavesOver === true,
    })),
  );
}

function collect(ways: readonly Way[], formulas: Formulas): Way[] {
  const bySeen = new Map<string, Way>();
  for (const way of ways) {
    const { when, seen, leavesOver } = way;
    if (when === never) continue;
    const key = JSON.stringify([seen ?? null, seen?.items === Number.POSITIVE_INFINITY, leavesOver === true]);
    const known = bySeen.get(key);
    bySeen.set(key, { ...way, when: known === undefined ? when : formulas.or([known.when, when]) });
  }
  if (bySeen.size > maxWays) {
    throw new Undecided("SIZE_TOO_LARGE", `"unevaluated…" depends on more than ${maxWays} combinations of branches`);
  }
  return [...bySeen.values()];
}

/** What may have been seen in one of the ways: of a value before, where its traces are left over. */
export function seenBefore({ ways }: Tracked): readonly (Seen | undefined)[] {
  const seen = ways.map((way) => way.seen);
  return [...seen, seen.reduce(union, undefined)];
}

export function union(left: Seen | undefined, right: Seen | undefined): Seen | undefined {
  if (left === undefined) return right;
  if (right === undefined) return left;
  return {
    names: [...new Set([...left.names, ...right.names])].sort(),
    patterns: [...new Set([...left.patterns, ...right.patterns])].sort(),
    everyMember: left.everyMember || right.everyMember,
    items: Math.max(left.items, right.items),
  };
}
