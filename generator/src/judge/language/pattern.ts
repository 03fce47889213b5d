import { CharSet, JS } from "refa";
import { Undecided } from "../undecided.js";
import { empty, type TermId, type Terms } from "./terms.js";

type Expression = ReturnType<ReturnType<typeof JS.Parser.fromLiteral>["parse"]>["expression"];
export type Alternatives = Expression["alternatives"];
export type Element = Alternatives[number]["elements"][number];

/** The highest code point: ajv compiles patterns with the `u` flag. */
const maxCharacter = 0x10ffff;
export const everyCharacter = CharSet.all(maxCharacter);

/** The strings in which the pattern is found somewhere, as `RegExp.prototype.test` finds it. */
export function patternTerm(pattern: string, terms: Terms): TermId {
  const everything = terms.setEverything(everyCharacter);
  const found = alternativesTerm(parsePattern(pattern).alternatives, terms, pattern);
  return terms.sequence(everything, terms.sequence(found, everything));
}

/** One string and no other. */
export function wordTerm(word: string, terms: Terms): TermId {
  const characters = [...word].map((character) => character.codePointAt(0) ?? 0);
  return characters.reduceRight(
    (rest, character) => terms.sequence(terms.character(CharSet.fromCharacter(maxCharacter, character)), rest),
    empty,
  );
}

export function parsePattern(pattern: string): Expression {
  try {
    const parser = JS.Parser.fromLiteral({ source: pattern, flags: "u" });
    return parser.parse({ assertions: "parse", backreferences: "throw" }).expression;
  } catch {
    throw unsupported(pattern, "its back reference");
  }
}

const longestQuoted = 100;

/** A pattern as a message names it. */
export function quotedPattern(pattern: string): string {
  return `pattern "${pattern.length > longestQuoted ? `${pattern.slice(0, longestQuoted)}…` : pattern}"`;
}

function unsupported(pattern: string, what: string): Undecided {
  return new Undecided(
    "PATTERN_UNSUPPORTED",
    `the ${quotedPattern(pattern)} is not regular or too large because of ${what}`,
  );
}

function alternativesTerm(alternatives: Alternatives, terms: Terms, pattern: string): TermId {
  return terms.either(
    alternatives.map(({ elements }) =>
      elements.reduceRight<TermId>(
        (rest, element) => terms.sequence(elementTerm(element, terms, pattern), rest),
        empty,
      ),
    ),
  );
}

function elementTerm(element: Element, terms: Terms, pattern: string): TermId {
  switch (element.type) {
    case "CharacterClass":
      return terms.character(element.characters);
    case "Alternation":
      return alternativesTerm(element.alternatives, terms, pattern);
    case "Quantifier":
      return terms.repeat(alternativesTerm(element.alternatives, terms, pattern), element.min, element.max);
    case "Assertion": {
      if (element.kind === "behind") return behindTerm(element.alternatives, element.negate, terms, pattern);
      const seen = alternativesTerm(element.alternatives, terms, pattern);
      const everything = terms.setEverything(everyCharacter);
      return terms.ahead(terms.sequence(seen, everything), element.negate);
    }
    default:
      throw unsupported(pattern, "an unknown construct");
  }
}

/** `^`, `\b` and the like look behind at one character; what looks further has no term. */
function behindTerm(alternatives: Alternatives, denied: boolean, terms: Terms, pattern: string): TermId {
  let set = CharSet.empty(maxCharacter);
  for (const { elements } of alternatives) {
    const [element] = elements;
    if (elements.length !== 1 || element?.type !== "CharacterClass") throw unsupported(pattern, "its lookbehind");
    set = set.union(element.characters);
  }
  return terms.behind(set, denied);
}
