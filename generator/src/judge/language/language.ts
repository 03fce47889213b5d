import type { CharSet } from "refa";
import type { Budget } from "../budget.js";
import { Undecided } from "../undecided.js";
import { representatives, setsBehind } from "./character-classes.js";
import { Derivatives, start } from "./derivative.js";
import { everyCharacter, patternTerm, quotedPattern, wordTerm } from "./pattern.js";
import { none, type TermId, Terms } from "./terms.js";

/** What is asked of a word. */
export interface WordQuery {
  readonly matching: readonly string[];
  readonly notMatching: readonly string[];
  readonly excluded: readonly string[];
  readonly minLength: number;
  readonly maxLength: number;
}

interface Step {
  readonly term: TermId;
  readonly before: number;
  readonly previous: Step | undefined;
}

/** Beyond so many words under way the language is too large to be looked through in time. */
const maxSteps = 60_000;
const maxTerms = 200_000;

/** The strings that patterns allow, decided exactly: finds a shortest word or proves that there is none. */
export class Language {
  readonly #terms = new Terms();
  readonly #derivatives = new Derivatives(this.#terms);
  readonly #patterns = new Map<string, TermId>();

  constructor() {
    this.#terms.setEverything(everyCharacter);
  }

  /** Whether a pattern is found in the text, in time proportional to its length. */
  matches(pattern: string, text: string, budget: Budget): boolean {
    let term = this.#pattern(pattern);
    let before = start;
    for (const character of text) {
      budget.spend(4);
      const code = character.codePointAt(0) ?? 0;
      term = this.#derivatives.after(term, before, code, budget);
      before = code;
    }
    return this.#derivatives.acceptsEmpty(term, before, budget);
  }

  /**
   * @returns a shortest word, or `undefined` when there is none.
   * @throws {Undecided} when a pattern is not regular or the search grows too large.
   */
  findWord(query: WordQuery, budget: Budget): string | undefined {
    const terms = this.#terms;
    const roots = [
      ...query.matching.map((pattern) => this.#pattern(pattern)),
      ...query.notMatching.map((pattern) => terms.not(this.#pattern(pattern))),
      terms.not(terms.either(query.excluded.map((word) => wordTerm(word, terms)))),
    ];
    const characters = representatives(roots, terms);
    const side = sideOf(setsBehind(roots, terms));
    let layer: Step[] = [{ term: terms.both(roots), before: start, previous: undefined }];
    const seen = new Set<string>();
    let steps = 0;
    for (let length = 0; length <= query.maxLength && layer.length > 0; length += 1) {
      if (length >= query.minLength) {
        const last = layer.find(({ term, before }) => this.#derivatives.acceptsEmpty(term, before, budget));
        if (last !== undefined) return wordOf(last);
      }
      // Below the minimum a state may have to be passed again; from there on once is enough.
      if (length < query.minLength) seen.clear();
      const following: Step[] = [];
      for (const step of layer) {
        for (const character of characters) {
          budget.spend();
          const after = this.#derivatives.after(step.term, step.before, character, budget);
          for (const term of this.#alternatives(after)) {
            const key = `${term} ${side(character)}`;
            if (term === none || seen.has(key)) continue;
            seen.add(key);
            steps += 1;
            following.push({ term, before: character, previous: step });
          }
        }
        if (steps > maxSteps || terms.size > maxTerms) {
          throw new Undecided("PATTERN_UNSUPPORTED", `too many words to try for ${listed(query)}`);
        }
      }
      layer = following;
    }
    return undefined;
  }

  /** A word of a union is a word of one of its parts, so each is followed alone. */
  #alternatives(id: TermId): readonly TermId[] {
    const term = this.#terms.term(id);
    return term.is === "either" ? term.terms : [id];
  }

  #pattern(pattern: string): TermId {
    const known = this.#patterns.get(pattern);
    if (known !== undefined) return known;
    const term = patternTerm(pattern, this.#terms);
    this.#patterns.set(pattern, term);
    return term;
  }
}

/** Characters that no lookbehind tells apart are the same once they are read. */
function sideOf(sets: readonly CharSet[]): (character: number) => string {
  const known = new Map<number, string>();
  return (character) => {
    const side = known.get(character) ?? sets.map((set) => (set.has(character) ? "1" : "0")).join("");
    known.set(character, side);
    return side;
  };
}

function wordOf(last: Step): string {
  const characters: number[] = [];
  for (let step: Step | undefined = last; step?.previous !== undefined; step = step.previous)
    characters.push(step.before);
  return characters
    .reverse()
    .map((character) => String.fromCodePoint(character))
    .join("");
}

function listed({ matching, notMatching }: WordQuery): string {
  return [...matching, ...notMatching].map(quotedPattern).join(" and ");
}
