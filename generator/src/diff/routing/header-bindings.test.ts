import fc from "fast-check";
import { expect, test } from "vitest";
import { headersOutside, letsThrough } from "./header-bindings.js";

type Table = Readonly<Record<string, string | number | boolean>>;

test.each<{ inner: Table[]; outer: Table[]; outside?: Table }>([
  { inner: [{ a: 1, b: 2 }], outer: [{ a: 1 }] },
  { inner: [{ a: 1 }], outer: [{ a: 1, b: 2 }], outside: { a: 1 } },
  { inner: [{ a: 1 }], outer: [{ a: "1" }], outside: { a: 1 } },
  { inner: [{ a: 1, b: 2, "x-match": "any" }], outer: [{ a: 1 }, { b: 2 }] },
  { inner: [{ a: 1, b: 2, "x-match": "any" }], outer: [{ a: 1 }], outside: { b: 2 } },
  { inner: [{ "x-match": "any" }], outer: [] },
  { inner: [{ "x-match": "all" }], outer: [{ a: 1 }], outside: {} },
  { inner: [{ "x-a": 1, "x-match": "all" }], outer: [{ a: 1 }], outside: {} },
  { inner: [{ "x-a": 1, "x-match": "all-with-x" }], outer: [{ "x-a": 1, b: 1, "x-match": "any-with-x" }] },
])("$inner within $outer", ({ inner, outer, outside }) => {
  expect(headersOutside(inner, outer)).toEqual(outside);
});

test("agrees with all messages that have some of three headers", () => {
  const value = fc.constantFrom(1, "1");
  const some = { requiredKeys: [] };
  const binding = fc.record({ a: value, b: value, c: value, "x-match": fc.constantFrom("all", "any") }, some);
  const bindings = fc.array(binding, { maxLength: 3 });
  const choices = [undefined, 1, "1"];
  const messages = choices.flatMap((a) =>
    choices.flatMap((b) => choices.map((c): Table => JSON.parse(JSON.stringify({ a, b, c })))),
  );
  fc.assert(
    fc.property(bindings, bindings, (inner, outer) => {
      const passes = (tables: readonly Table[], message: Table) => tables.some((table) => letsThrough(table, message));
      const stray = messages.filter((message) => passes(inner, message) && !passes(outer, message));
      const found = headersOutside(inner, outer);
      if (found === undefined) return stray.length === 0;
      const isSmallest = stray.every((message) => Object.keys(message).length >= Object.keys(found).length);
      return passes(inner, found) && !passes(outer, found) && isSmallest;
    }),
    { numRuns: 1000 },
  );
});
