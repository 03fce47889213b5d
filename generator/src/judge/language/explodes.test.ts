import { expect, test } from "vitest";
import { explodes } from "./explodes.js";

test.each([
  "^(a+)+$",
  "^(a*)*b",
  "^(a|a)*$",
  "^(\\w+\\s?)*$",
  "^([a-z]+)*\\.$",
  "^(.*,)*x$",
  "^(a?b?)*$",
  "^(([a-z])+.)+[A-Z]([a-z])+$",
  "^(a|aa)+$",
  "^(a{1,100}){1,100}$",
])("%s takes exponential time on some text", (pattern) => {
  expect(explodes(pattern)).toBe(true);
});

test.each([
  "^[a-z]+(\\.[a-z]+)*$",
  "^\\d{4}(-\\d{2})+$",
  "^(a|b)*$",
  "^[^@]+@[^@]+\\.[a-z]{2,}$",
  "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
  // It matches as soon as it has read one character.
  "(a+)+",
  "^(?:[A-Z][a-z]*\\s)*$",
  // No regular expression at all.
  "(",
])("%s does not", (pattern) => {
  expect(explodes(pattern)).toBe(false);
});
