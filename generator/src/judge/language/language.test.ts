import { describe, expect, test } from "vitest";
import { Budget } from "../budget.js";
import { Language, type WordQuery } from "./language.js";

function query(given: Partial<WordQuery>): WordQuery {
  const all = { minLength: 0, maxLength: Number.POSITIVE_INFINITY };
  return { matching: [], notMatching: [], excluded: [], ...all, ...given };
}

const budget = () => new Budget(5000);

describe("Language.findWord", () => {
  test.each<[string, Partial<WordQuery>, string | undefined]>([
    ["the shortest word", { matching: ["^a+b$"] }, "ab"],
    ["readable characters first", { matching: ["^.$"] }, "a"],
    ["a pattern found anywhere", { matching: ["b"] }, "b"],
    ["of two patterns", { matching: ["^a", "z$"] }, "az"],
    ["no word of disjoint patterns", { matching: ["^a$", "^b$"] }, undefined],
    ["outside a pattern", { notMatching: ["^[a-z]*$"] }, "0"],
    ["nothing outside everything", { notMatching: ["^"] }, undefined],
    ["as long as asked", { matching: ["^(ab)*$"], minLength: 3 }, "abab"],
    ["not longer than asked", { matching: ["^(abc)+$"], minLength: 1, maxLength: 2 }, undefined],
    ["other than the excluded", { matching: ["^[ab]$"], excluded: ["a"] }, "b"],
    ["none when all are excluded", { matching: ["^[ab]$"], excluded: ["a", "b"] }, undefined],
    ["with a lookahead", { matching: ["^(?=.*\\d)(?=.*[A-Z]).{3}$"] }, "a0A"],
    ["with a denied lookahead", { matching: ["^(?!a)[ab]$"] }, "b"],
    ["with a lookbehind of one character", { matching: ["^.(?<!a)b$"] }, "bb"],
    ["with a word boundary", { matching: ["^a\\b.$"] }, "a "],
    ["where nothing can be a word", { matching: ["a\\Bb\\b$"], notMatching: ["ab"] }, undefined],
    ["with Unicode properties", { matching: ["^\\p{Lu}$"], notMatching: ["^[A-Z]$"] }, "À"],
    [
      "with a repeated group that may be empty",
      { matching: ["^(a?b?)+$"], minLength: 2, notMatching: ["^a", "^bb"] },
      "ba",
    ],
    ["beyond the basic plane, one character", { matching: ["^[^\\u0000-\\uffff]$"] }, "\u{10000}"],
  ])("%s", (_title, given, want) => {
    expect(new Language().findWord(query(given), budget())).toBe(want);
  });

  test.each([
    "^a+$",
    "b$",
    "^(a|b)*a(a|b)$",
    "\\ba",
    "^(?=a)",
    "(?!b)a",
    "^[^a]{2}$",
    "a{2,3}",
    "^(a+)+$",
    "^$|ab",
    "(?<=b)a",
  ])("agrees with RegExp on %s", (pattern) => {
    const language = new Language();
    const expression = new RegExp(pattern, "u");
    for (let number = 0; number < 3 ** 5; number += 1) {
      const text = number.toString(3).replaceAll("0", "a").replaceAll("1", "b").replaceAll("2", " ");
      expect(language.matches(pattern, text, budget()), text).toBe(expression.test(text));
    }
  });

  test("what cannot be decided says so", () => {
    expect(() => new Language().findWord(query({ matching: ["^(a+)b\\1$"] }), budget())).toThrow(
      expect.objectContaining({ code: "PATTERN_UNSUPPORTED" }),
    );
  });
});
