import { Budget } from "../../judge/budget.js";
import { Language } from "../../judge/language/language.js";
import { Undecided } from "../../judge/undecided.js";

/**
 * Some routing keys: those in which one of the patterns is found, which are regular expressions (flag `u`). They stand over
 * keys as they are spelled here, with a dot before each word: `a.b` is `.a.b`. So a key without words, which is the empty
 * text, is another one than a single word that is empty, which no key can say.
 */
export interface KeyLanguage {
  readonly patterns: readonly string[];
}

export type KeyVerdict =
  /** Proved. */
  | { readonly answer: "contained" }
  /** A shortest key that only the first of both has; one without empty words, where there is one. */
  | { readonly answer: "outside"; readonly key: string }
  | { readonly answer: "undecided"; readonly reason: string };

/** AMQP: a routing key is a short string. */
const mostBytes = 255;
const budgetMs = 1000;
/** One word, and that is empty: it would be spelled as the empty text, which has no words. */
const noKey = ".";

/** A word that is empty, which nobody would send. */
const emptyWord = "\\.(?:\\.|$)";

/**
 * Whether each routing key of `inner` is one of `outer`. With `sent`, which is asked only if it
 * matters, only those count that are sent; a pattern that lets none
 * of them through is there for the messages of somebody else, and all of its keys count. Never throws.
 */
export function containsKeys(inner: KeyLanguage, outer: KeyLanguage, sent?: () => KeyLanguage | undefined): KeyVerdict {
  const lacking = inner.patterns.filter((pattern) => !outer.patterns.includes(pattern));
  // Nearly always: and to gather what is sent takes a look at every channel.
  if (lacking.length === 0) return { answer: "contained" };
  const sentPatterns = sent?.()?.patterns ?? [];
  const language = new Language();
  const budget = new Budget(budgetMs);
  const bounds = { minLength: 0, maxLength: mostBytes + 1, excluded: [noKey] };
  const find = (matching: readonly string[], notMatching: readonly string[]) =>
    language.findWord({ ...bounds, matching, notMatching }, budget);
  const asked = (pattern: string): readonly (readonly string[])[] => {
    const ways = sentPatterns.map((key) => [pattern, key]).filter((way) => find(way, []) !== undefined);
    return ways.length > 0 ? ways : [[pattern]];
  };
  const shortest = (notMatching: readonly string[]): string | undefined => {
    const words = lacking
      .flatMap(asked)
      .map((matching) => find(matching, notMatching))
      .filter((word) => word !== undefined);
    return words.sort((one, other) => one.length - other.length)[0];
  };
  try {
    const any = shortest(outer.patterns);
    if (any === undefined) return { answer: "contained" };
    const readable = new RegExp(emptyWord, "u").test(any) ? shortest([...outer.patterns, emptyWord]) : any;
    return { answer: "outside", key: (readable ?? any).slice(1) };
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    return { answer: "undecided", reason: error.message };
  }
}
