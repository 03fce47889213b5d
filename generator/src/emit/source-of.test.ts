import { describe, expect, test } from "vitest";
import { code, extend, fromJson, members, propertyName, type SourceValue, sourceOf } from "./source-of.js";

describe("a literal is printed as a person would write it", () => {
  const long = "a text that is long enough to make a line too long for one line";

  test.each<{ given: SourceValue; want: string }>([
    { given: 'say "hi"\n\u2028', want: String.raw`"say \"hi\"\n\u2028"` },
    { given: -0, want: "-0" },
    { given: [], want: "[]" },
    { given: members({}), want: "{}" },
    { given: [1, null, true], want: "[1, null, true]" },
    { given: members({ a: 1, "b-c": "x", left: undefined }), want: '{ a: 1, "b-c": "x" }' },
    { given: members({ queue: code("queue"), topology: code("other") }), want: "{ queue, topology: other }" },
    { given: extend("orders", { method: "POST", urgency: undefined }), want: '{ ...orders, method: "POST" }' },
    { given: extend("orders", { urgency: undefined }), want: "orders" },
    { given: [long, long], want: `[\n  "${long}",\n  "${long}",\n]` },
    {
      given: members({ a: [members({ b: long, c: long })] }),
      want: `{\n  a: [\n    {\n      b: "${long}",\n      c: "${long}",\n    },\n  ],\n}`,
    },
  ])("$want", ({ given, want }) => {
    expect(sourceOf(given)).toBe(want);
  });
});

describe("data comes back as it was", () => {
  const hostile = {
    '"]: process.exit(); //': 1,
    "...spread": { a: 1 },
    true: true,
    constructor: "x",
    "a\u2029b": ["`$" + "{1}`", "\\"],
  };

  test.each([
    hostile,
    [hostile, [[]]],
    JSON.parse('{"__proto__":{"polluted":true},"x":1}'),
    "</script>\r\n\t\0",
    1e21,
    null,
  ])("%j", (given) => {
    const value: unknown = new Function(`return (${sourceOf(fromJson(given))});`)();

    expect(value).toEqual(given);
    expect(JSON.stringify(value)).toBe(JSON.stringify(given));
  });

  test("what is no JSON is refused", () => {
    expect(() => fromJson(() => 1)).toThrow("A function is no JSON value.");
  });
});

test.each([
  ["product_id", "product_id"],
  ["product-id", '"product-id"'],
  ["2", '"2"'],
  ["", '""'],
  ["__proto__", '["__proto__"]'],
])("the property name %j is written %s", (given, want) => {
  expect(propertyName(given)).toBe(want);
});

test("a literal is written in the time that its length takes, however deep it is", () => {
  const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1), b: "b" });
  const text = sourceOf(fromJson(deep(400)));

  expect(text.split("\n").length).toBeGreaterThan(400);
  expect(new Function(`return (${text});`)()).toEqual(deep(400));
});
