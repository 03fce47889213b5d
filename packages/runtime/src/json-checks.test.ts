import { describe, expect, test } from "vitest";
import { codePointLength, isMultipleOf, isUnique, jsonEqual } from "./json-checks.js";

describe("jsonEqual", () => {
  const values = [
    null,
    true,
    false,
    0,
    1,
    "",
    "1",
    [],
    [1],
    [[1]],
    {},
    { a: 1 },
    { a: [1] },
    { b: 1 },
    { a: 1, b: 2 },
  ].concat(
    ['{"__proto__":1}', '{"valueOf":1}', '{"constructor":1}', '{"toString":"x"}', '{"length":0}'].map((text) =>
      JSON.parse(text),
    ),
  );

  test("holds for a value and its copy and for no two others", () => {
    for (const [index, value] of values.entries()) {
      const copy = JSON.parse(JSON.stringify(value));
      expect(values.map((other) => jsonEqual(copy, other))).toEqual(values.map((_, other) => other === index));
    }
  });

  test("does not depend on the order of members", () => {
    expect(jsonEqual({ a: 1, b: [{ c: 1, d: 2 }] }, { b: [{ d: 2, c: 1 }], a: 1 })).toBe(true);
  });
});

test.each([
  ["", 0],
  ["abc", 3],
  ["💩", 1],
  ["a💩b💩", 4],
  ["\ud83d", 1],
  ["\udca9\ud83d", 2],
])("codePointLength(%j) is %i", (text, length) => {
  expect(codePointLength(text)).toBe(length);
});

test.each([
  [19.99, 0.01, true],
  [0.3, 0.1, true],
  [4.35, 0.01, true],
  [1e21, 7, false],
  [0.00751, 0.0001, false],
  [0.0075, 0.0001, true],
  [35, 1.5, false],
  [-4.5, 1.5, true],
  [0, 0.1, true],
  [1e308, 0.123456789, false],
  [1e308, 0.5, true],
  [5e-324, 5e-324, true],
  [2 ** 53, 2, true],
  [Number.NaN, 1, false],
  [Number.POSITIVE_INFINITY, 1, false],
])("isMultipleOf(%d, %d) is %s", (value, divisor, expected) => {
  expect(isMultipleOf(value, divisor)).toBe(expected);
});

test.each<[readonly unknown[], boolean]>([
  [[], true],
  [[1, "1", true, "true", null, "null"], true],
  [[1, 2, 1], false],
  [["__proto_", "__proto_"], false],
  [
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    false,
  ],
  [[{ a: [1, 2] }, { a: [2, 1] }], true],
  [[[1], ["1"]], true],
  [[JSON.parse('{"valueOf":1}'), JSON.parse('{"valueOf":1}')], false],
])("isUnique(%j) is %s", (values, expected) => {
  expect(isUnique(values)).toBe(expected);
});
