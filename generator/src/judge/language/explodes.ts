import type { CharSet } from "refa";
import { type Alternatives, type Element, parsePattern } from "./pattern.js";

/** Larger patterns are not looked at: pairs of their places would be too many. */
const mostPlaces = 60;
/** From here on a counted repetition is taken for an endless one: each one more multiplies the ways, and 2¹⁰ are already too many. */
const manyRepetitions = 10;

/**
 * Whether backtracking takes exponential time on some text: a loop that can read the same characters in two ways, and
 * something behind it that can refuse. Patterns that cannot be read do not.
 *
 * Weber and Seidl, On the degree of ambiguity of finite automata: a loop is exponentially ambiguous when two of its ways
 * through the same text part and meet again.
 */
export function explodes(pattern: string): boolean {
  let graph: PlaceGraph;
  try {
    graph = new PlaceGraph(parsePattern(pattern).alternatives);
  } catch {
    return false;
  }
  const { places, ends, hasAssertionBehind } = graph;
  if (places.length > mostPlaces) return false;
  return places.some((_, place) => (hasAssertionBehind || !ends.has(place)) && graph.isAmbiguousLoop(place));
}

/** The characters that a part of a pattern can begin and end with, by their places in the pattern. */
interface Part {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly mayBeEmpty: boolean;
}

const nothing: Part = { first: [], last: [], mayBeEmpty: true };

/** Glushkov's automaton: a state for each character class that is written, and how often one can follow another. */
class PlaceGraph {
  readonly places: CharSet[] = [];
  readonly ends: ReadonlySet<number>;
  hasAssertionBehind = false;
  readonly #ways = new Map<number, Map<number, number>>();

  constructor(alternatives: Alternatives) {
    this.ends = new Set(this.#either(alternatives).last);
  }

  /** Whether two ways lead from a place back to it by the same text. */
  isAmbiguousLoop(place: number): boolean {
    const seen = new Set<number>();
    // A pair of places, and whether the two ways have parted since the start.
    const waiting: (readonly [one: number, other: number, parted: boolean])[] = [[place, place, false]];
    for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
      const [one, other, parted] = pair;
      for (const [nextOne, ways] of this.#ways.get(one) ?? []) {
        for (const nextOther of this.#ways.get(other)?.keys() ?? []) {
          if (!this.#meet(nextOne, nextOther)) continue;
          const nowParted = parted || nextOne !== nextOther || (one === other && ways > 1);
          if (nowParted && nextOne === place && nextOther === place) return true;
          const key = (nextOne * mostPlaces + nextOther) * 2 + Number(nowParted);
          if (seen.has(key)) continue;
          seen.add(key);
          waiting.push([nextOne, nextOther, nowParted]);
        }
      }
    }
    return false;
  }

  #meet(one: number, other: number): boolean {
    const [left, right] = [this.places[one], this.places[other]];
    return left !== undefined && right !== undefined && !left.isDisjointWith(right);
  }

  #either(alternatives: Alternatives): Part {
    const parts = alternatives.map(({ elements }) =>
      elements.map((element) => this.#element(element)).reduce(this.#then, nothing),
    );
    return {
      first: parts.flatMap(({ first }) => first),
      last: parts.flatMap(({ last }) => last),
      mayBeEmpty: parts.some(({ mayBeEmpty }) => mayBeEmpty),
    };
  }

  readonly #then = (before: Part, after: Part): Part => {
    this.#connect(before.last, after.first);
    return {
      first: before.mayBeEmpty ? [...before.first, ...after.first] : before.first,
      last: after.mayBeEmpty ? [...before.last, ...after.last] : after.last,
      mayBeEmpty: before.mayBeEmpty && after.mayBeEmpty,
    };
  };

  #element(element: Element): Part {
    switch (element.type) {
      case "CharacterClass": {
        const place = this.places.push(element.characters) - 1;
        return { first: [place], last: [place], mayBeEmpty: false };
      }
      case "Alternation":
        return this.#either(element.alternatives);
      case "Quantifier": {
        const part = this.#either(element.alternatives);
        if (element.max >= manyRepetitions) this.#connect(part.last, part.first);
        return element.min === 0 ? { ...part, mayBeEmpty: true } : part;
      }
      case "Assertion":
        this.hasAssertionBehind ||= element.kind === "ahead";
        return nothing;
      default:
        return nothing;
    }
  }

  #connect(from: readonly number[], to: readonly number[]): void {
    for (const place of from) {
      const ways = this.#ways.get(place) ?? new Map<number, number>();
      for (const next of to) ways.set(next, (ways.get(next) ?? 0) + 1);
      this.#ways.set(place, ways);
    }
  }
}
