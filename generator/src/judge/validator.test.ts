import { describe, expect, test } from "vitest";
import { compareSchemas } from "./compare-schemas.js";
import type { Json } from "./json.js";
import { createValidator } from "./validator.js";

const accepts = (schema: Json, value: Json) =>
  createValidator(schema, "2020-12", () => true).refusal(value) === undefined;

/**
 * Where ajv differs from the specification the judge follows ajv: it has the last word on every message. Each row first
 * shows what ajv does; should a new version change that, the row says which of the judge's rules goes with it.
 */
describe("what ajv does, and the judge with it", () => {
  test.each<[string, Json, Json, Json]>([
    [
      "a tuple item with rules hides `contains` from shorter arrays",
      { prefixItems: [{ type: "string" }], contains: { const: 1 } },
      [],
      true,
    ],
    ["a quotient of 1e21 is never whole", { multipleOf: 1 }, 1e21, false],
    [
      "a property `__proto__` is not declared",
      JSON.parse('{"properties":{"__proto__":false}}'),
      JSON.parse('{"__proto__":1}'),
      true,
    ],
    ["`if` alone is passed over", { if: { properties: { a: true } }, unevaluatedProperties: false }, { a: 1 }, false],
    ["`contains` evaluates all items", { contains: { const: 1 }, unevaluatedItems: false }, [1, 2], true],
    [
      "all items of a branch evaluated are one item",
      { anyOf: [{ items: true }], unevaluatedItems: false },
      [1, 2],
      false,
    ],
    ["`minContains` of 0 is passed over", { contains: false, minContains: 0 }, [1], true],
  ])("%s", (_title, schema, value, want) => {
    expect(accepts(schema, value)).toBe(want);
    const only = { const: value };
    const { backward } = compareSchemas(only, schema, { dialect: "2020-12" });
    expect(backward.answer).toBe(want ? "compatible" : "breaking");
  });

  test("an identifier used in both schemas is no conflict", () => {
    const schema = (type: string) => ({ $defs: { n: { $id: "http://a.test/n", type } }, $ref: "http://a.test/n" });
    const { backward, forward } = compareSchemas(schema("string"), schema("number"), { dialect: "2020-12" });
    expect([backward.answer, forward.answer]).toEqual(["breaking", "breaking"]);
  });
});
