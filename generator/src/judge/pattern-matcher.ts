import type { Budget } from "./budget.js";
import type { Language } from "./language/language.js";

/** On texts this short even a pattern with nested repetitions answers at once. */
const harmlessLength = 20;
/** And on these one with two repetitions. */
const harmlessLengthOfTame = 1000;

/** Patterns as ajv runs them, kept from those texts on which JavaScript's backtracking would not return. */
export class PatternMatcher {
  readonly #compiled = new Map<string, { readonly expression: RegExp; readonly tame: boolean }>();
  readonly #language: Language;

  constructor(language: Language) {
    this.#language = language;
  }

  matches(pattern: string, text: string, budget: Budget): boolean {
    const { expression, tame } = this.#compile(pattern);
    if (text.length <= (tame ? harmlessLengthOfTame : harmlessLength)) return expression.test(text);
    return this.#language.matches(pattern, text, budget);
  }

  #compile(pattern: string) {
    const known = this.#compiled.get(pattern);
    if (known !== undefined) return known;
    const compiled = { expression: new RegExp(pattern, "u"), tame: isTame(pattern) };
    this.#compiled.set(pattern, compiled);
    return compiled;
  }
}

/** Backtracking explodes only where a group is repeated or several open repetitions compete. */
export function isTame(pattern: string): boolean {
  const bare = pattern.replace(/\\./gu, "_").replace(/\[[^\]]*\]/gu, "_");
  const repetitions = bare.match(/[*+]|\{\d+,\d*\}/gu)?.length ?? 0;
  return repetitions <= 2 && !/\)(?:[*+]|\{\d)/u.test(bare);
}
