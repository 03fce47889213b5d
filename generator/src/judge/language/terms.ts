import type { CharSet } from "refa";

/** The number of a term: equal terms have equal numbers. */
export type TermId = number;

/** A regular language over code points. `both` and `not` stand only where nothing follows them. */
export type Term =
  | { readonly is: "none" }
  | { readonly is: "empty" }
  | { readonly is: "character"; readonly set: CharSet }
  | { readonly is: "sequence"; readonly first: TermId; readonly rest: TermId }
  | { readonly is: "either"; readonly terms: readonly TermId[] }
  | { readonly is: "both"; readonly terms: readonly TermId[] }
  | { readonly is: "not"; readonly term: TermId }
  | { readonly is: "repeat"; readonly term: TermId; readonly min: number; readonly max: number }
  /** What follows starts with a word of the term. */
  | { readonly is: "ahead"; readonly term: TermId; readonly denied: boolean }
  /** The character before is one of the set; at the start there is none. */
  | { readonly is: "behind"; readonly set: CharSet; readonly denied: boolean };

export const none: TermId = 0;
export const empty: TermId = 1;

/** The arena of terms, with the identities that keep the derivatives of a term finitely many. */
export class Terms {
  readonly #terms: Term[] = [{ is: "none" }, { is: "empty" }];
  readonly #ids = new Map<string, TermId>();

  get size(): number {
    return this.#terms.length;
  }

  term(id: TermId): Term {
    const term = this.#terms[id];
    if (term === undefined) throw new RangeError(`No term ${id}.`);
    return term;
  }

  #intern(key: string, term: () => Term): TermId {
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    this.#terms.push(term());
    const id = this.#terms.length - 1;
    this.#ids.set(key, id);
    return id;
  }

  character(set: CharSet): TermId {
    if (set.isEmpty) return none;
    return this.#intern(`[${rangesOf(set)}]`, () => ({ is: "character", set }));
  }

  sequence(first: TermId, rest: TermId): TermId {
    if (first === none || rest === none) return none;
    if (first === empty) return rest;
    if (rest === empty) return first;
    const term = this.term(first);
    if (term.is === "sequence") return this.sequence(term.first, this.sequence(term.rest, rest));
    if (first === rest && this.isEverything(first)) return first;
    return this.#intern(`${first}.${rest}`, () => ({ is: "sequence", first, rest }));
  }

  either(terms: Iterable<TermId>): TermId {
    const members = new Set<TermId>();
    let characters: CharSet | undefined;
    const add = (id: TermId): void => {
      const term = this.term(id);
      if (term.is === "either") term.terms.forEach(add);
      else if (term.is === "character") characters = characters === undefined ? term.set : characters.union(term.set);
      else members.add(id);
    };
    for (const id of terms) add(id);
    if (characters !== undefined) members.add(this.character(characters));
    members.delete(none);
    for (const id of members) if (this.isEverything(id)) return id;
    const sorted = [...members].sort((left, right) => left - right);
    const [only] = sorted;
    if (only === undefined) return none;
    if (sorted.length === 1) return only;
    return this.#intern(`(${sorted.join("|")})`, () => ({ is: "either", terms: sorted }));
  }

  both(terms: Iterable<TermId>): TermId {
    const members = new Set<TermId>();
    const add = (id: TermId): void => {
      const term = this.term(id);
      if (term.is === "both") term.terms.forEach(add);
      else if (!this.isEverything(id)) members.add(id);
      else this.#everything = id;
    };
    for (const id of terms) add(id);
    if (members.has(none)) return none;
    for (const id of members) {
      const term = this.term(id);
      if (term.is === "not" && members.has(term.term)) return none;
    }
    const sorted = [...members].sort((left, right) => left - right);
    const [only] = sorted;
    if (only === undefined) return this.#everything;
    if (sorted.length === 1) return only;
    return this.#intern(`(${sorted.join("&")})`, () => ({ is: "both", terms: sorted }));
  }

  #everything: TermId = none;

  /** Names the term of all words, which denials of nothing come to. */
  setEverything(all: CharSet): TermId {
    this.#everything = this.repeat(this.character(all), 0, Number.POSITIVE_INFINITY);
    return this.#everything;
  }

  not(id: TermId): TermId {
    const term = this.term(id);
    if (term.is === "not") return term.term;
    if (id === none) return this.#everything;
    if (this.isEverything(id)) return none;
    return this.#intern(`!${id}`, () => ({ is: "not", term: id }));
  }

  repeat(term: TermId, min: number, max: number): TermId {
    if (max === 0 || term === empty) return empty;
    if (term === none) return min === 0 ? empty : none;
    if (min === 1 && max === 1) return term;
    const inner = this.term(term);
    const endless = inner.is === "repeat" && inner.min === 0 && inner.max === Number.POSITIVE_INFINITY;
    if (endless) return term;
    return this.#intern(`${term}{${min},${max}}`, () => ({ is: "repeat", term, min, max }));
  }

  ahead(term: TermId, denied: boolean): TermId {
    return this.#intern(`${denied ? "?!" : "?="}${term}`, () => ({ is: "ahead", term, denied }));
  }

  behind(set: CharSet, denied: boolean): TermId {
    return this.#intern(`${denied ? "?<!" : "?<="}[${rangesOf(set)}]`, () => ({ is: "behind", set, denied }));
  }

  isEverything(id: TermId): boolean {
    const term = this.term(id);
    if (term.is !== "repeat" || term.min !== 0 || term.max !== Number.POSITIVE_INFINITY) return false;
    const inner = this.term(term.term);
    return inner.is === "character" && inner.set.isAll;
  }
}

function rangesOf(set: CharSet): string {
  return set.ranges.map(({ min, max }) => `${min}-${max}`).join();
}
