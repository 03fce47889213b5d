import { harmlessLengthOf } from "../contract/schema/harmless-length.js";
import type { Budget } from "./budget.js";
import type { Language } from "./language/language.js";
import { Undecided } from "./undecided.js";

/** On texts this long nearly all patterns answer that have no other way to be decided. */
const harmlessLengthOfOthers = 20;

/** Patterns as ajv runs them, kept from those texts on which JavaScript's backtracking would not return. */
export class PatternMatcher {
  readonly #compiled = new Map<string, { readonly expression: RegExp; readonly harmlessLength: number }>();
  readonly #language: Language;

  constructor(language: Language) {
    this.#language = language;
  }

  matches(pattern: string, text: string, budget: Budget): boolean {
    const { expression, harmlessLength } = this.#compile(pattern);
    if (text.length <= harmlessLength) return expression.test(text);
    try {
      return this.#language.matches(pattern, text, budget);
    } catch (error) {
      const isOther = error instanceof Undecided && error.code === "PATTERN_UNSUPPORTED";
      if (isOther && harmlessLength >= 0 && text.length <= harmlessLengthOfOthers) return expression.test(text);
      throw error;
    }
  }

  #compile(pattern: string) {
    const known = this.#compiled.get(pattern);
    if (known !== undefined) return known;
    const compiled = { expression: new RegExp(pattern, "u"), harmlessLength: harmlessLengthOf(pattern) };
    this.#compiled.set(pattern, compiled);
    return compiled;
  }
}
