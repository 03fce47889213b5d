import { describe, expect, test } from "vitest";
import { Budget } from "./budget.js";
import { isArray, isObject, type Json } from "./json.js";
import { shrink } from "./shrink.js";

describe("shrink", () => {
  const has = (name: string) => (value: Json) => isObject(value) && Object.hasOwn(value, name);

  test.each<[string, Json, (value: Json) => boolean, Json]>([
    ["leaves out what is not needed", { a: 1, b: { c: [1, 2] } }, has("b"), { b: {} }],
    [
      "shortens strings",
      ["abcdefgh"],
      (value) => isArray(value) && typeof value[0] === "string" && value[0].length >= 3,
      ["abc"],
    ],
    [
      "drops copies together",
      Array(50).fill({ a: 1, b: 2 }),
      (value) => isArray(value) && value.length >= 50 && value.every(has("a")),
      Array(50).fill({ a: 1 }),
    ],
    [
      "keeps a member named __proto__",
      JSON.parse('{"__proto__":{"x":1},"y":1}'),
      has("__proto__"),
      JSON.parse('{"__proto__":{}}'),
    ],
  ])("%s", (_title, witness, isWitness, want) => {
    const small = shrink(witness, isWitness, new Budget(1000));
    expect(JSON.stringify(small)).toBe(JSON.stringify(want));
  });

  test("stops with what it has when the time is over", () => {
    const large = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`p${index}`, index]));
    expect(shrink(large, (value) => isObject(value) && Object.keys(value).length > 1, new Budget(0))).toBeDefined();
  });
});
