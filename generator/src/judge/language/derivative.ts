import type { Budget } from "../budget.js";
import { empty, none, type Term, type TermId, type Terms } from "./terms.js";

/** Before the first character. */
export const start = -1;

/**
 * Brzozowski's derivatives: what may follow once a character is read. They make complements and intersections as
 * cheap as the words actually looked at, where an automaton would have to be built whole.
 */
export class Derivatives {
  readonly #terms: Terms;
  /** Results for the character before and the character read. */
  #known = new Map<string, TermId>();
  /** Pairs being worked out: reading them again without a character in between adds nothing. */
  readonly #open = new Set<string>();
  #cuts = 0;
  #before = start;
  #read = 0;
  #budget: Budget | undefined;

  constructor(terms: Terms) {
    this.#terms = terms;
  }

  after(term: TermId, before: number, character: number, budget: Budget): TermId {
    this.#budget = budget;
    this.#known = new Map();
    this.#open.clear();
    this.#before = before;
    this.#read = character;
    return this.#derive(term, empty);
  }

  acceptsEmpty(term: TermId, before: number, budget: Budget): boolean {
    this.#budget = budget;
    this.#before = before;
    return this.#ends(term, empty);
  }

  #derive(id: TermId, next: TermId): TermId {
    if (id === none || (id === empty && next === empty)) return none;
    const term = this.#terms.term(id);
    if (term.is === "empty") return this.#derive(next, empty);
    if (term.is === "character") return term.set.has(this.#read) ? next : none;
    const key = `${id} ${next}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#open.has(key)) {
      this.#cuts += 1;
      return none;
    }
    // A pattern of thousands of parts has as many words under way at each character.
    this.#budget?.spend("terms" in term ? term.terms.length : 1);
    this.#open.add(key);
    const cuts = this.#cuts;
    const result = this.#deriveTerm(term, next);
    this.#open.delete(key);
    if (cuts === this.#cuts) this.#known.set(key, result);
    return result;
  }

  #deriveTerm(term: Term, next: TermId): TermId {
    const terms = this.#terms;
    switch (term.is) {
      case "sequence":
        return this.#derive(term.first, terms.sequence(term.rest, next));
      case "either":
        return terms.either(term.terms.map((each) => this.#derive(each, next)));
      case "both":
        return terms.both(term.terms.map((each) => this.#derive(each, next)));
      case "not":
        return terms.not(this.#derive(term.term, next));
      case "repeat": {
        const more = terms.repeat(term.term, Math.max(0, term.min - 1), term.max - 1);
        const again = this.#derive(term.term, terms.sequence(more, next));
        return term.min > 0 ? again : terms.either([this.#derive(next, empty), again]);
      }
      case "ahead": {
        const seen = this.#derive(term.term, empty);
        return terms.both([term.denied ? terms.not(seen) : seen, this.#derive(next, empty)]);
      }
      case "behind":
        return this.#isBehind(term) ? this.#derive(next, empty) : none;
      default:
        return none;
    }
  }

  #ends(id: TermId, next: TermId): boolean {
    this.#budget?.spend();
    const term = this.#terms.term(id);
    switch (term.is) {
      case "empty":
        return next === empty || this.#ends(next, empty);
      case "none":
      case "character":
        return false;
      case "sequence":
        return this.#ends(term.first, this.#terms.sequence(term.rest, next));
      case "either":
        return term.terms.some((each) => this.#ends(each, next));
      case "both":
        return term.terms.every((each) => this.#ends(each, next));
      case "not":
        return !this.#ends(term.term, next);
      case "repeat":
        if (term.min === 0) return this.#ends(next, empty);
        return this.#ends(term.term, next);
      case "ahead":
        return this.#ends(term.term, empty) !== term.denied && this.#ends(next, empty);
      case "behind":
        return this.#isBehind(term) && this.#ends(next, empty);
    }
  }

  #isBehind({ set, denied }: Extract<Term, { is: "behind" }>): boolean {
    return (this.#before !== start && set.has(this.#before)) !== denied;
  }
}
