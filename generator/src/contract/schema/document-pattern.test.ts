import { expect, it } from "vitest";
import { DocumentPattern, matchesPattern, PatternTooSlow } from "./document-pattern.js";

const text = `${"a".repeat(60)}b`;

it.each([
  "^(a+)+$",
  "^(a|a)*$",
  "^(a*)*c",
  "(?=(a+)+$)a",
  `^${"(?:a|a)".repeat(40)}$`,
  `${"(?:|)".repeat(40)}c`,
  "^(?:(?:(?:a?){9}){9}){9}$",
])("%s on a long text is given up", (pattern) => {
  expect(() => new DocumentPattern(pattern).test(text)).toThrow(PatternTooSlow);
  // Known by now: nothing is tried again.
  const startMs = performance.now();
  expect(matchesPattern(pattern, text)).toBe(false);
  expect(performance.now() - startMs).toBeLessThan(100);
});

it.each([
  { pattern: "^a+b$", given: text, want: true },
  { pattern: "^(a+)+$", given: "aaa", want: true },
  { pattern: "^[a-z]+(-[a-z]+)*$", given: "a-long-and-harmless-text", want: true },
  { pattern: "^[a-z]+(-[a-z]+)*$", given: "a-long-and-harmless-text-", want: false },
])("$pattern on $given is $want", ({ pattern, given, want }) => {
  expect(matchesPattern(pattern, given)).toBe(want);
});
