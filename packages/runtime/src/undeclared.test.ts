import { describe, expect, it } from "vitest";
import type { DeclaredNames } from "./contract.js";
import { findUndeclared, stripUndeclared } from "./undeclared.js";

const tree: DeclaredNames = { properties: { name: true, children: { items: () => tree } } };
const shape: DeclaredNames = {
  tag: "kind",
  properties: { kind: true },
  variants: { circle: { properties: { kind: true, radius: true } }, "1": { properties: { kind: true, one: true } } },
};

const cases: readonly {
  given: string;
  names: DeclaredNames;
  value: unknown;
  want: string | undefined;
  stripped: unknown;
}[] = [
  {
    given: "anything where everything is declared",
    names: true,
    value: { a: { b: 1 } },
    want: undefined,
    stripped: { a: { b: 1 } },
  },
  {
    given: "a declared property",
    names: { properties: { a: true } },
    value: { a: { b: 1 } },
    want: undefined,
    stripped: { a: { b: 1 } },
  },
  {
    given: "an undeclared property",
    names: { properties: { a: true } },
    value: { a: 1, b: 2 },
    want: "/b",
    stripped: { a: 1 },
  },
  {
    given: "an undeclared property that is undefined",
    names: { properties: { a: true } },
    value: { a: 1, b: undefined },
    want: undefined,
    stripped: { a: 1 },
  },
  {
    given: "one inside",
    names: { properties: { a: { properties: {} } } },
    value: { a: { "x/y~": 1 } },
    want: "/a/x~1y~0",
    stripped: { a: {} },
  },
  {
    given: "one in an array",
    names: { items: { properties: { a: true } } },
    value: [{ a: 1 }, { b: 2 }],
    want: "/1/b",
    stripped: [{ a: 1 }, {}],
  },
  {
    given: "positions and the rest",
    names: { tuple: [true], items: { properties: {} } },
    value: [{ a: 1 }, { b: 2 }],
    want: "/1/b",
    stripped: [{ a: 1 }, {}],
  },
  {
    given: "an array of which nothing is said",
    names: { properties: {} },
    value: [{ a: 1 }],
    want: undefined,
    stripped: [{ a: 1 }],
  },
  {
    given: "a name that a pattern declares",
    names: { patterns: [["^x-", { properties: {} }]] },
    value: { "x-a": {}, b: 1 },
    want: "/b",
    stripped: { "x-a": {} },
  },
  {
    given: "what stands at a name that a pattern declares",
    names: { patterns: [["^x-", { properties: {} }]] },
    value: { "x-a": { c: 1 } },
    want: "/x-a/c",
    stripped: { "x-a": {} },
  },
  {
    given: "other names",
    names: { properties: { a: true }, additional: { properties: {} } },
    value: { b: { c: 1 } },
    want: "/b/c",
    stripped: { b: {} },
  },
  {
    given: "a recursive schema",
    names: tree,
    value: { name: 1, children: [{ children: [{ age: 1 }] }] },
    want: "/children/0/children/0/age",
    stripped: { name: 1, children: [{ children: [{}] }] },
  },
  {
    given: "a variant by its tag",
    names: shape,
    value: { kind: "circle", radius: 1 },
    want: undefined,
    stripped: { kind: "circle", radius: 1 },
  },
  {
    given: "what another variant declares",
    names: shape,
    value: { kind: "circle", one: 1 },
    want: "/one",
    stripped: { kind: "circle" },
  },
  {
    given: "a tag that is a number",
    names: shape,
    value: { kind: 1, one: 1 },
    want: undefined,
    stripped: { kind: 1, one: 1 },
  },
  {
    given: "a tag that is no variant",
    names: shape,
    value: { kind: "toString", radius: 1 },
    want: "/radius",
    stripped: { kind: "toString" },
  },
  {
    given: "a name of every object",
    names: { properties: { a: true } },
    value: { constructor: 1 },
    want: "/constructor",
    stripped: {},
  },
  { given: "no object", names: { properties: {} }, value: "text", want: undefined, stripped: "text" },
];

describe("undeclared properties", () => {
  for (const { given, names, value, want, stripped } of cases) {
    it(given, () => {
      expect(findUndeclared(value, names)).toBe(want);
      expect(stripUndeclared(value, names)).toEqual(stripped);
    });
  }

  it("own property __proto__ is one", () => {
    const value: unknown = JSON.parse('{"__proto__":{"a":1}}');
    expect(findUndeclared(value, { properties: {} })).toBe("/__proto__");
    expect(Object.getPrototypeOf(stripUndeclared(value, { additional: true }))).toBe(Object.prototype);
  });
});
