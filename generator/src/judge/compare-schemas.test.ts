import { describe, expect, test } from "vitest";
import { acceptedBy } from "../../bench/falsifier.mjs";
import { type CompareOptions, compareSchemas, type Verdict } from "./compare-schemas.js";

type Answer = Verdict["answer"];

interface Row {
  readonly title: string;
  readonly old: unknown;
  readonly changed: unknown;
  readonly dialect?: NonNullable<CompareOptions["dialect"]>;
  /** Backward, then forward. */
  readonly want: readonly [Answer, Answer];
}

const rows: readonly Row[] = [
  {
    title: "a limit tightened",
    old: { type: "integer" },
    changed: { type: "integer", minimum: 1 },
    want: ["breaking", "compatible"],
  },
  {
    title: "an exclusive limit equals the next integer",
    old: { type: "integer", exclusiveMinimum: 1 },
    changed: { type: "integer", minimum: 2 },
    want: ["compatible", "compatible"],
  },
  {
    title: "a multiple of 6 is one of 3",
    old: { multipleOf: 6 },
    changed: { multipleOf: 3 },
    want: ["compatible", "breaking"],
  },
  {
    title: "whole numbers are multiples of a tenth in floating point too",
    old: { type: "integer" },
    changed: { multipleOf: 0.1 },
    want: ["compatible", "breaking"],
  },
  {
    title: "cents are not always thousandths in floating point",
    old: { multipleOf: 0.01 },
    changed: { multipleOf: 0.001 },
    want: ["breaking", "breaking"],
  },
  {
    title: "nothing is a multiple of 0",
    old: { multipleOf: 0 },
    changed: { not: { type: "number" } },
    want: ["compatible", "compatible"],
  },
  {
    title: "patterns are languages",
    old: { pattern: "^(a|b)+$" },
    changed: { pattern: "^[ab]+$" },
    want: ["compatible", "compatible"],
  },
  {
    title: "a pattern and a length",
    old: { type: "string", pattern: "^a{2,5}$" },
    changed: { type: "string", maxLength: 4 },
    want: ["breaking", "breaking"],
  },
  {
    title: "lengths count code points",
    old: { type: "string", pattern: "^.$" },
    changed: { type: "string", minLength: 1, maxLength: 1 },
    want: ["compatible", "breaking"],
  },
  {
    title: "lookaheads",
    old: { type: "string", pattern: "^(?=.*\\d)[a-z\\d]+$" },
    changed: { type: "string", pattern: "\\d" },
    want: ["compatible", "breaking"],
  },
  {
    title: "word boundaries",
    old: { type: "string", pattern: "^a\\b" },
    changed: { type: "string", pattern: "^a($|[^\\w])" },
    want: ["compatible", "compatible"],
  },
  { title: "a required property", old: { required: ["a"] }, changed: {}, want: ["compatible", "breaking"] },
  {
    title: "closing an object",
    old: { type: "object", properties: { a: {} } },
    changed: { type: "object", properties: { a: {} }, additionalProperties: false },
    want: ["breaking", "compatible"],
  },
  {
    title: "a property and a pattern for its name",
    old: { properties: { ab: { type: "string" } } },
    changed: { patternProperties: { "^a": { type: "string" } } },
    want: ["breaking", "compatible"],
  },
  {
    title: "names that a pattern and additionalProperties share out",
    old: { patternProperties: { "^x-": true }, additionalProperties: false },
    changed: { propertyNames: { pattern: "^x-" } },
    want: ["compatible", "compatible"],
  },
  {
    title: "at most the required properties",
    old: { type: "object", required: ["a", "b"], maxProperties: 2 },
    changed: { properties: { c: false } },
    want: ["compatible", "breaking"],
  },
  {
    title: "more properties than there are names",
    old: { type: "object", propertyNames: { enum: ["a", "b"] }, minProperties: 3 },
    changed: false,
    want: ["compatible", "compatible"],
  },
  {
    title: "two members of which one can have either of two names, and the other only one of them",
    old: {},
    changed: {
      anyOf: [
        { patternProperties: { "^[xy]$": { not: { type: "string" } } } },
        { patternProperties: { "^x$": { not: { type: "number" } } } },
      ],
    },
    want: ["breaking", "compatible"],
  },
  {
    title: "dependencies of both kinds",
    old: { dependencies: { a: ["b"] } },
    changed: { dependencies: { a: { required: ["b"] } } },
    want: ["compatible", "compatible"],
  },
  {
    title: "more different items than there are values",
    old: { type: "array", items: { type: "boolean" }, uniqueItems: true },
    changed: { maxItems: 2 },
    want: ["compatible", "breaking"],
  },
  {
    title: "different items that have to share values",
    old: { type: "array", items: [{ const: 1 }, { enum: [1, 2] }, { enum: [1, 2] }], uniqueItems: true },
    changed: { maxItems: 2 },
    want: ["compatible", "breaking"],
  },
  {
    title: "items that are equal",
    old: { type: "array", items: { enum: [1] }, minItems: 2 },
    changed: { not: { uniqueItems: true } },
    want: ["compatible", "breaking"],
  },
  {
    title: "one item that is wrong for two reasons, in an array with room for one",
    old: { type: "array", maxItems: 1, not: { items: { const: 1 } } },
    changed: { items: { enum: [1, 2] } },
    want: ["breaking", "breaking"],
  },
  {
    title: "contains and what all items are",
    old: { items: { type: "string" }, minItems: 1, type: "array" },
    changed: { contains: { type: "string" } },
    want: ["compatible", "breaking"],
  },
  {
    title: "counted items",
    old: { contains: { const: 1 }, minContains: 2, maxContains: 2, type: "array" },
    changed: { minItems: 2 },
    dialect: "2020-12",
    want: ["compatible", "breaking"],
  },
  {
    title: "counted items next to others",
    old: { type: "array", contains: { const: 1 }, maxContains: 1, items: { enum: [1, 2] }, minItems: 3 },
    changed: { contains: { const: 2 }, minContains: 2 },
    dialect: "2020-12",
    want: ["compatible", "breaking"],
  },
  {
    title: "exactly one of two that overlap",
    old: { oneOf: [{ type: "integer" }, { minimum: 2, type: "number" }] },
    changed: { type: "number" },
    want: ["compatible", "breaking"],
  },
  {
    title: "a branch added to a tagged union",
    old: { oneOf: tagged("a", "b") },
    changed: { oneOf: tagged("a", "b", "c") },
    want: ["compatible", "breaking"],
  },
  {
    title: "if, then and else",
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    old: { if: { type: "string" }, then: { minLength: 1 }, else: { type: "null" } },
    changed: { anyOf: [{ type: "string", minLength: 1 }, { type: "null" }] },
    want: ["compatible", "compatible"],
  },
  {
    title: "values of an enum",
    old: { enum: ["a", "b", { x: 1 }] },
    changed: { enum: ["a", { x: 1 }] },
    want: ["breaking", "compatible"],
  },
  {
    title: "an object that a constant excludes",
    old: { type: "object", required: ["a"], properties: { a: { const: 1 } }, additionalProperties: false },
    changed: { not: { const: { a: 1 } } },
    want: ["breaking", "breaking"],
  },
  {
    title: "an array that a constant excludes",
    old: { type: "array", items: { const: 1 }, minItems: 2, maxItems: 2 },
    changed: { enum: [[1, 1]] },
    want: ["compatible", "compatible"],
  },
  {
    title: "a schema that contains itself",
    old: tree({ type: "string" }),
    changed: tree({ type: ["string", "null"] }),
    want: ["compatible", "breaking"],
  },
  {
    title: "a schema without an end has no instance",
    old: { type: "object", properties: { next: { $ref: "#" } }, required: ["next"] },
    changed: { type: "string" },
    want: ["compatible", "breaking"],
  },
  {
    title: "anchors and identifiers",
    old: { $id: "http://a.test/s", $defs: { n: { $anchor: "n", type: "string" } }, $ref: "#n" },
    changed: { $defs: { m: { $id: "http://b.test/m", type: "string" } }, $ref: "http://b.test/m" },
    dialect: "2020-12",
    want: ["compatible", "compatible"],
  },
  {
    title: "a dynamic reference to the only anchor",
    old: { $dynamicAnchor: "node", type: "object", properties: { a: { $dynamicRef: "#node" } } },
    changed: { type: "object", properties: { a: { $ref: "#" } } },
    dialect: "2020-12",
    want: ["compatible", "compatible"],
  },
  {
    title: "a dynamic reference to an anchor that nothing leads to, where ajv starts the schema again",
    old: {
      type: "array",
      items: { $dynamicRef: "#item" },
      $defs: { item: { $dynamicAnchor: "item", type: "string" } },
    },
    changed: { type: "array", items: { $ref: "#" } },
    dialect: "2020-12",
    want: ["compatible", "compatible"],
  },
  {
    title: "a dynamic reference to the outermost of two anchors",
    old: {
      $dynamicAnchor: "node",
      type: "object",
      properties: { list: { $ref: "list" } },
      $defs: { list: { $id: "list", $dynamicAnchor: "node", type: "array", items: { $dynamicRef: "#node" } } },
    },
    changed: { type: "object", properties: { list: { type: "array", items: { $ref: "#" } } } },
    dialect: "2020-12",
    want: ["compatible", "compatible"],
  },
  {
    title: "a recursive reference that is no anchor's",
    old: {
      $recursiveAnchor: true,
      anyOf: [{ type: "string" }, { $ref: "#/$defs/list" }],
      $defs: { list: { type: "array", items: { $recursiveRef: "#/$defs/list" } } },
    },
    changed: {
      anyOf: [{ type: "string" }, { $ref: "#/$defs/list" }],
      $defs: { list: { type: "array", items: { $ref: "#/$defs/list" } } },
    },
    dialect: "2019-09",
    want: ["compatible", "compatible"],
  },
  ...(["2019-09", "2020-12"] as const).map((dialect) => ({
    title: `what the parts of the meta-schema of ${dialect} say of the schemas inside`,
    old: { const: { $defs: { a: { properties: { b: { type: "strin" } } } } } },
    changed: { $ref: `https://json-schema.org/draft/${dialect}/schema` },
    dialect,
    want: ["breaking", "breaking"] as const,
  })),
  {
    title: "unevaluated properties behind allOf",
    old: { allOf: [{ properties: { a: true } }], unevaluatedProperties: false },
    changed: { properties: { a: true }, additionalProperties: false },
    dialect: "2020-12",
    want: ["compatible", "compatible"],
  },
  {
    title: "unevaluated properties of the branches that hold",
    old: {
      anyOf: [{ properties: { a: true }, required: ["a"] }, { properties: { b: true } }],
      unevaluatedProperties: false,
    },
    changed: { propertyNames: { enum: ["a", "b"] } },
    dialect: "2020-12",
    want: ["compatible", "compatible"],
  },
  {
    title: "schemas that are written alike and contain themselves, with dynamic references that lead elsewhere",
    old: treeOf("string"),
    changed: treeOf("number"),
    dialect: "2020-12",
    want: ["breaking", "breaking"],
  },
  {
    title: "unevaluated properties of a schema that contains itself there",
    old: chain({ unevaluatedProperties: false }),
    changed: chain({}),
    dialect: "2020-12",
    want: ["compatible", "breaking"],
  },
  {
    title: "unevaluated items after a tuple",
    old: { prefixItems: [true], unevaluatedItems: false },
    changed: { maxItems: 1 },
    dialect: "2020-12",
    want: ["compatible", "compatible"],
  },
  {
    title: "draft-04's exclusive limits",
    old: { type: "integer", minimum: 1, exclusiveMinimum: true },
    changed: { type: "integer", minimum: 2 },
    dialect: "draft-04",
    want: ["compatible", "compatible"],
  },
  {
    title: "nullable",
    old: { type: "string", nullable: true },
    changed: { type: ["string", "null"] },
    want: ["compatible", "compatible"],
  },
  {
    title: "format says nothing",
    old: { type: "string", format: "email" },
    changed: { type: "string" },
    want: ["compatible", "compatible"],
  },
  {
    title: "names of Object.prototype",
    old: { required: ["constructor"] },
    changed: { required: ["toString"] },
    want: ["breaking", "breaking"],
  },
  {
    title: "a required property without a name, which ajv does not miss",
    old: {},
    changed: { required: [""] },
    want: ["compatible", "compatible"],
  },
  {
    title: "a property without a name that another one asks for",
    old: {},
    changed: { dependencies: { a: ["", "b"] } },
    want: ["breaking", "compatible"],
  },
  {
    title: "a property named __proto__",
    old: { required: ["__proto__"] },
    changed: { minProperties: 1 },
    want: ["compatible", "breaking"],
  },
];

function tagged(...tags: string[]) {
  return tags.map((tag) => ({
    type: "object",
    required: ["kind"],
    properties: { kind: { const: tag }, of: { type: "string" } },
  }));
}

function tree(label: object) {
  const node = {
    type: "object",
    properties: { label, children: { type: "array", items: { $ref: "#/definitions/node" } } },
  };
  return { definitions: { node }, $ref: "#/definitions/node" };
}

/** Whose leaves are three levels deep. */
function treeOf(leaf: string) {
  const list = {
    $id: "list",
    type: "object",
    additionalProperties: { anyOf: [{ $ref: "list" }, { $dynamicRef: "#node" }] },
  };
  const items = { allOf: [{ $ref: "list" }, { additionalProperties: { type: "object" } }] };
  const node = { $id: "node", $dynamicAnchor: "node", type: ["array", leaf], items };
  return { $ref: "node", type: "array", $defs: { node, list } };
}

function chain(rules: object) {
  const next = { $ref: "#/$defs/link", ...rules };
  const link = { anyOf: [{ type: "string" }, { type: "object", properties: { next, name: { type: "string" } } }] };
  return { $ref: "#/$defs/link", $defs: { link } };
}

describe("compareSchemas", () => {
  test.each(rows)("$title", ({ old, changed, dialect = "draft-07", want }) => {
    const { backward, forward } = compareSchemas(old, changed, { dialect });
    expect([backward.answer, forward.answer], JSON.stringify({ backward, forward })).toEqual(want);
    expectWitness(backward, old, changed, dialect);
    expectWitness(forward, changed, old, dialect);
  });

  /** ajv, asked apart from the judge's own instance. */
  function expectWitness(verdict: Verdict, inner: unknown, outer: unknown, dialect: string): void {
    if (verdict.answer !== "breaking" || dialect === "draft-04") return;
    expect(acceptedBy(inner, dialect)(verdict.witness)).toBe(true);
    expect(acceptedBy(outer, dialect)(verdict.witness)).toBe(false);
  }

  test("a witness holds nothing that the difference does not need", () => {
    const old = {
      type: "object",
      properties: { id: { type: "integer" }, note: { type: "string" }, tags: { type: "array" } },
    };
    const changed = { ...old, required: ["id"] };
    expect(compareSchemas(old, changed).backward).toMatchObject({ answer: "breaking", witness: {} });
  });

  test("the error is what the other side raises, without values", () => {
    const { backward } = compareSchemas(
      { properties: { a: { enum: ["secret"] } } },
      { properties: { a: { type: "number" } } },
    );
    expect(backward).toMatchObject({
      error: { pointer: "/a", keyword: "type", schemaPointer: "#/properties/a/type", message: "must be number" },
    });
  });

  test.each([
    [
      "a budget that is over at once",
      { pattern: "(a|b)*a(a|b){20}$" },
      { pattern: "(a|b)*a(a|b){19}$" },
      "BUDGET_EXCEEDED",
      20,
    ],
    ["no regular expression", { pattern: "([" }, {}, "SCHEMA_UNREADABLE", 1000],
    ["a type that is none", { type: "strin" }, {}, "SCHEMA_UNREADABLE", 1000],
    ["a keyword of the wrong kind", { minLength: "5" }, { minLength: 4 }, "SCHEMA_UNREADABLE", 1000],
    [
      "a limit too large for a number",
      { minimum: Number.POSITIVE_INFINITY },
      { minimum: Number.NEGATIVE_INFINITY },
      "SCHEMA_UNREADABLE",
      1000,
    ],
    ["neither object nor boolean", 5, {}, "SCHEMA_UNREADABLE", 1000],
    ["an enum without values", { enum: [] }, { type: "string" }, "SCHEMA_UNREADABLE", 1000],
    ["an identifier that is no text", { $id: 5 }, { $id: 5 }, "SCHEMA_UNREADABLE", 1000],
    [
      "validators that answer with promises",
      { type: "integer" },
      { $async: true, type: "string" },
      "SCHEMA_UNREADABLE",
      1000,
    ],
    [
      "a dialect that nobody here reads",
      { $schema: "http://json-schema.org/draft-03/schema#", divisibleBy: 2 },
      { $schema: "http://json-schema.org/draft-03/schema#", divisibleBy: 3 },
      "SCHEMA_UNREADABLE",
      1000,
    ],
    ["a reference to nowhere", { $ref: "#/nope" }, {}, "REFERENCE_UNRESOLVED", 1000],
    ["a reference to itself", { $ref: "#" }, { type: "string" }, "REFERENCE_UNGUARDED", 1000],
    [
      "a lookbehind of several characters",
      { type: "string", pattern: "(?<=abc)d" },
      { pattern: "^$" },
      "PATTERN_UNSUPPORTED",
      1000,
    ],
    [
      "a longer string than anyone writes",
      { type: "string", minLength: 1e9 },
      { maxLength: 5 },
      "SIZE_TOO_LARGE",
      1000,
    ],
    ["a longer array than anyone writes", { type: "array", minItems: 1e9 }, { maxItems: 5 }, "SIZE_TOO_LARGE", 1000],
  ])("undecided, with the reason: %s", (_title, old, changed, code, budgetMs) => {
    const { backward } = compareSchemas(old, changed, { budgetMs });
    expect(backward).toMatchObject({ answer: "undecided", code, reason: expect.stringMatching(/\w/) });
  });

  test("a schema nested a thousand levels deep is undecided, not a crash", () => {
    let deep: object = { type: "string" };
    for (let level = 0; level < 1000; level += 1) deep = { properties: { a: deep } };
    expect(compareSchemas(deep, {}).backward).toMatchObject({ answer: "undecided", code: "NESTING_TOO_DEEP" });
  });

  test("references that double at each step are not handed to ajv, which would never return", () => {
    const steps = Array.from({ length: 40 }, (_, step) => [
      `step${step}`,
      { oneOf: [next(step), { ...next(step), required: ["x"] }] },
    ]);
    const doubling = {
      definitions: { ...Object.fromEntries(steps), step40: { type: "object" } },
      $ref: "#/definitions/step0",
    };
    expect(compareSchemas(doubling, { type: "string" }).backward).toMatchObject({
      answer: "undecided",
      code: "SIZE_TOO_LARGE",
    });

    function next(step: number) {
      return { $ref: `#/definitions/step${step + 1}` };
    }
  });

  test("an object of thousands of properties is decided, although ajv nests their checks deeper than the stack", () => {
    const properties = Object.fromEntries(
      Array.from({ length: 4_000 }, (_, index) => [`p${index}`, { type: "string" }]),
    );
    const changed = { properties: { ...properties, p5: { type: "integer" } } };
    expect(compareSchemas({ properties }, changed).backward).toMatchObject({
      answer: "breaking",
      witness: { p5: expect.any(String) },
    });
  });

  test("options that types would not allow are no crash", () => {
    const asked = (options: unknown) => compareSchemas({ type: "string" }, {}, options as CompareOptions).backward;
    expect(asked(null)).toEqual({ answer: "compatible" });
    expect(asked({ dialect: "2020-13" })).toMatchObject({
      answer: "undecided",
      reason: "the option dialect is none of draft-04, draft-06, draft-07, 2019-09, 2020-12",
    });
  });

  test("a pattern that explodes is no danger, in the schema or in a value", () => {
    const exploding = { type: "string", pattern: "^(a+)+$" };
    expect(compareSchemas(exploding, { type: "string", pattern: "^a+$" }).backward.answer).toBe("compatible");
    expect(compareSchemas({ const: `${"a".repeat(40)}!` }, exploding).backward.answer).toBe("breaking");
  });

  test.each([
    ["optional parts that compete", `^${"a?".repeat(200)}${"a".repeat(200)}$`, "a".repeat(200)],
    ["a counted group of them", "^(?:a?){40}b$", "b"],
    ["so many that they cannot be read", `^${"a?".repeat(3000)}b$`, undefined],
  ])("a pattern that JavaScript would not be done with, even on a short text, is no danger: %s", (_, pattern, text) => {
    const { backward } = compareSchemas({ const: "a".repeat(20) }, { type: "string", pattern });
    expect(backward.answer).toBe(text === undefined ? "undecided" : "breaking");
    if (backward.answer === "undecided") expect(backward.reason.length).toBeLessThan(200);
    if (text !== undefined) expect(compareSchemas({ const: text }, { pattern }).backward.answer).toBe("compatible");
  });

  test("a schema that contains itself behind cases is not gone through once for each way to it", () => {
    const label = {
      properties: { a: { enum: ["a", { a: 0 }] }, c: { type: "object" }, b: false },
      dependencies: { b: ["a"] },
    };
    const either = { anyOf: [{ dependencies: { a: label } }, { not: { dependencies: { a: label } } }] };
    const chain = (...rules: object[]) => ({
      anyOf: [{ enum: [{}, { a: "a", b: 0 }] }, { allOf: [{ properties: { a: { $ref: "#" } } }, ...rules] }],
    });
    const { backward, forward } = compareSchemas(chain(either), chain());
    expect([backward.answer, forward.answer]).toEqual(["compatible", "compatible"]);
  });

  test("sixty tagged branches are told apart by their tags", () => {
    const tags = Array.from({ length: 60 }, (_, index) => `tag-${index}`);
    const { backward, forward } = compareSchemas({ oneOf: tagged(...tags) }, { oneOf: tagged(...tags, "new") });
    expect([backward.answer, forward.answer]).toEqual(["compatible", "breaking"]);
  });
});
