import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { containsKeys, type KeyLanguage } from "./key-language.js";
import { addressKeys, bindingKeys } from "./key-patterns.js";

const topic = (...keys: readonly string[]): KeyLanguage => ({
  patterns: keys.flatMap((key) => bindingKeys(key, [], "topic").patterns),
});

test.each<{ inner: string[]; outer: string[]; outside?: string }>([
  { inner: ["a.b"], outer: ["a.*"] },
  { inner: ["a.*"], outer: ["a.b"], outside: "a.a" },
  { inner: ["a.*"], outer: ["a.#"] },
  { inner: ["a.#"], outer: ["a.*"], outside: "a" },
  { inner: ["#"], outer: ["*.#", ""] },
  { inner: ["#"], outer: ["*.#"], outside: "" },
  { inner: ["*"], outer: ["#.*"] },
  { inner: ["*.*"], outer: ["#.a.#", "#.b.#"], outside: "c.c" },
  { inner: ["#.a"], outer: ["a", "*.a", "*.*.#.a"] },
  { inner: ["a.#.b"], outer: ["a.*.#"] },
  { inner: ["a", "b"], outer: ["a"], outside: "b" },
  { inner: ["a"], outer: [], outside: "a" },
  { inner: [], outer: [] },
  { inner: ["a+b(c).$"], outer: ["a+b(c).$"] },
  { inner: ["a|b"], outer: ["a", "b"], outside: "a|b" },
])("topic: $inner within $outer", ({ inner, outer, outside }) => {
  const want = outside === undefined ? { answer: "contained" } : { answer: "outside", key: outside };
  expect(containsKeys(topic(...inner), topic(...outer))).toEqual(want);
});

test.each<{ use: "topic" | "literal"; address: string; values?: string[]; key: string; outside?: string }>([
  { use: "topic", address: "lights.{id}.on", key: "lights.*.on" },
  { use: "topic", address: "lights.{id}", key: "lights.a", outside: "lights.b" },
  { use: "topic", address: "lights.{id}", values: ["a", "b"], key: "lights.a", outside: "lights.b" },
  { use: "topic", address: "lights.{id}", values: ["a", "x.y"], key: "lights.a" },
  { use: "topic", address: "light-{id}.on", key: "*.on" },
  { use: "topic", address: "{any}", key: "#" },
  { use: "topic", address: "{any}", key: "*", outside: "a.a" },
  { use: "literal", address: "{any}", key: "*", outside: "a" },
  { use: "literal", address: "*", key: "*" },
  { use: "literal", address: "a.b", key: "a.*", outside: "a.b" },
  { use: "literal", address: "", key: "" },
])("$use: what is sent to $address ($values) within $key", ({ use, address, values, key, outside }) => {
  const parameters = values === undefined ? [] : [{ name: "id", values }];
  const want = outside === undefined ? { answer: "contained" } : { answer: "outside", key: outside };
  expect(containsKeys(addressKeys(address, parameters, use), bindingKeys(key, [], use))).toEqual(want);
});

test("a parameter that stands twice has one value", () => {
  const parameters = [{ name: "x", values: ["a", "b"] }];
  const sent = addressKeys("{x}.{x}", parameters, "topic");
  expect(containsKeys(sent, topic("a.a", "b.b"))).toEqual({ answer: "contained" });
});

describe("agrees with a matcher that walks the words, on every key of up to five words", () => {
  const word = fc.constantFrom("a", "b", "", "*", "#");
  const pattern = fc
    .array(word, { maxLength: 4 })
    .map((words) => words.join("."))
    .filter((key) => key.length < 12);
  const patterns = fc.array(pattern, { maxLength: 3 });
  const keys = keysOf(["", "a", "b", "c"], 5);

  test("contained and outside, with a shortest key", () => {
    fc.assert(
      fc.property(patterns, patterns, (inner, outer) => {
        const verdict = containsKeys(topic(...inner), topic(...outer));
        const outside = keys.filter((key) => routes(inner, key) && !routes(outer, key));
        if (verdict.answer === "contained") return outside.length === 0;
        if (verdict.answer === "undecided") return false;
        const { key } = verdict;
        const readable = outside.filter((other) => other === "" || !wordsOf(other).includes(""));
        const compared = readable.length > 0 ? readable : outside;
        const isShortest = compared.every((other) => other.length >= key.length);
        return routes(inner, key) && !routes(outer, key) && isShortest;
      }),
      { numRuns: 300 },
    );
  });
});

function routes(bindings: readonly string[], key: string): boolean {
  return bindings.some((binding) => matches(wordsOf(binding), wordsOf(key)));
}

/** As the broker does it, word by word. */
function matches([first, ...rest]: readonly string[], words: readonly string[]): boolean {
  if (first === undefined) return words.length === 0;
  if (first === "#") return matches(rest, words) || (words.length > 0 && matches([first, ...rest], words.slice(1)));
  const [word, ...others] = words;
  return word !== undefined && (first === "*" || first === word) && matches(rest, others);
}

function wordsOf(key: string): readonly string[] {
  return key === "" ? [] : key.split(".");
}

function keysOf(words: readonly string[], most: number): readonly string[] {
  let layer: readonly (readonly string[])[] = [[]];
  const all = new Set([""]);
  for (let length = 1; length <= most; length += 1) {
    layer = layer.flatMap((key) => words.map((word) => [...key, word]));
    for (const key of layer) all.add(key.join("."));
  }
  return [...all];
}
