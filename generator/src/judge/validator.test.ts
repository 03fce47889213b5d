import { Ajv } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { compareSchemas } from "./compare-schemas.js";
import { type Dialect, vocabularyOf } from "./dialect.js";
import type { Json } from "./json.js";
import { saysNothing } from "./silent-schema.js";
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
    [
      "`contains` that asks for more than it allows evaluates nothing",
      { not: { contains: true, maxContains: 0 }, unevaluatedItems: false },
      [1],
      false,
    ],
    [
      "a tuple item with keywords that ajv does not know hides nothing",
      { prefixItems: [{ readOnly: true }], contains: { const: 1 } },
      [],
      false,
    ],
    [
      "a tuple item with a comment hides as one with rules",
      { prefixItems: [{ $comment: "any" }], contains: { const: 1 } },
      [],
      true,
    ],
    [
      "after all items of a branch the item at `true` is looked at, which is of no type",
      { anyOf: [{ items: true }], unevaluatedItems: { type: "integer" } },
      [1, 2],
      false,
    ],
    [
      "a schema that contains itself and evaluates no items is taken for one that evaluates all",
      { $ref: "#/$defs/X", $defs: { X: { properties: { x: { $ref: "#/$defs/X", unevaluatedItems: false } } } } },
      { x: [1] },
      true,
    ],
  ])("%s", (_title, schema, value, want) => {
    expect(accepts(schema, value)).toBe(want);
    const only = { const: value };
    const { backward } = compareSchemas(only, schema, { dialect: "2020-12" });
    expect(backward.answer).toBe(want ? "compatible" : "breaking");
  });

  test.each<[string, Json, Json, Json]>([
    [
      "an empty array passes `contains` where the one before it did",
      { items: { contains: { const: 1 } } },
      [[1], []],
      [[]],
    ],
    [
      "a property passes that was evaluated of the object before",
      { items: { anyOf: [{ properties: { a: { const: 1 } }, required: ["a"] }, true], unevaluatedProperties: false } },
      [{ a: 1 }, { a: 2 }],
      [{ a: 2 }],
    ],
  ])("%s, so nothing is said of it that would not hold elsewhere", (_title, schema, value, alone) => {
    expect([accepts(schema, value), accepts(schema, alone)]).toEqual([true, false]);
    const verdicts = [value, alone].map(
      (one) => compareSchemas({ const: one }, schema, { dialect: "2020-12" }).backward.answer,
    );
    expect(verdicts).toEqual(["undecided", "breaking"]);
    // Who reads the same in the same order answers the same.
    const wider = { anyOf: [schema, { type: "string" }] };
    expect(compareSchemas(schema, wider, { dialect: "2020-12" }).backward.answer).toBe("compatible");
  });

  test("the keywords that it has rules for are known", () => {
    const dialects = { "draft-07": Ajv, "2019-09": Ajv2019, "2020-12": Ajv2020 } as const;
    for (const [dialect, Class] of Object.entries(dialects)) {
      const { all } = new Class({ strict: false }).RULES;
      const vocabulary = vocabularyOf(dialect as Dialect);
      const known = Object.keys(all).filter((keyword) => !saysNothing({ [keyword]: true }, vocabulary));
      expect(known).toEqual(Object.keys(all));
      expect(
        ["title", "readOnly", "$anchor", "x-any", "contentEncoding"].filter(
          (keyword) => !saysNothing({ [keyword]: true }, vocabulary),
        ),
      ).toEqual([]);
    }
  });

  test("an identifier used in both schemas is no conflict", () => {
    const schema = (type: string) => ({ $defs: { n: { $id: "http://a.test/n", type } }, $ref: "http://a.test/n" });
    const { backward, forward } = compareSchemas(schema("string"), schema("number"), { dialect: "2020-12" });
    expect([backward.answer, forward.answer]).toEqual(["breaking", "breaking"]);
  });
});
