import { describe, expect, test } from "vitest";
import { plainGraph, refOf } from "../../test/plain-contract.js";
import type { BreakReason } from "./break-reason.js";
import { type CompareLanguagesOptions, compareLanguages, type LanguageVerdict } from "./compare-languages.js";

type Schemas = Readonly<Record<string, unknown>>;

type Answer = LanguageVerdict["answer"];

function decide(emitted: Schemas, accepted: Schemas, options: CompareLanguagesOptions = {}): LanguageVerdict {
  const [inner, outer] = [emitted, accepted].map((schemas) => plainGraph({ components: { schemas } }));
  if (inner === undefined || outer === undefined) throw new Error("There are two sides.");
  return compareLanguages(
    { schemas: inner, ref: refOf("A"), closed: true },
    { schemas: outer, ref: refOf("A"), closed: false },
    options,
  );
}

const text = { type: "string" };
const formatted = (format: string) => ({ type: "string", format });

function object(properties: Schemas, more: Schemas = {}): Schemas {
  return { type: "object", properties, ...more };
}

describe("what publishers let out and consumers take", () => {
  test.each<{ title: string; old: Schemas; changed: Schemas; want: readonly [Answer, Answer] }>([
    {
      title: "an optional property added",
      old: object({ a: text }),
      changed: object({ a: text, b: text }),
      want: ["compatible", "compatible"],
    },
    {
      title: "a property that the old consumer would refuse of another type, and nobody sends",
      old: object({ a: text, b: text }),
      changed: object({ a: text }),
      want: ["compatible", "compatible"],
    },
    {
      title: "closing an object whose publishers were closed already",
      old: object({ a: text }),
      changed: object({ a: text }, { additionalProperties: false }),
      want: ["compatible", "compatible"],
    },
    {
      title: "closing an object that was open by its own words",
      old: object({ a: text }, { additionalProperties: true }),
      changed: object({ a: text }, { additionalProperties: false }),
      want: ["breaking", "compatible"],
    },
    {
      title: "prices in decimal",
      old: { multipleOf: 0.01 },
      changed: { multipleOf: 0.001 },
      want: ["compatible", "breaking"],
    },
    {
      title: "a property named __proto__",
      old: object(JSON.parse('{"__proto__":{"type":"string"}}')),
      changed: object(JSON.parse('{"__proto__":{"type":"number"}}')),
      want: ["breaking", "breaking"],
    },
    {
      title: "a required property without a name",
      old: { type: "object" },
      changed: { type: "object", required: [""] },
      want: ["breaking", "compatible"],
    },
    {
      title: "a list by position that ends early",
      old: { type: "array", items: [{}, text], contains: { type: "number" } },
      changed: { type: "array", contains: { type: "number" } },
      want: ["compatible", "breaking"],
    },
    {
      title: "a format that validators do not check",
      old: text,
      changed: formatted("int64"),
      want: ["compatible", "compatible"],
    },
    { title: "a format added", old: text, changed: formatted("date"), want: ["breaking", "compatible"] },
    {
      title: "a format and a pattern that says the same",
      old: formatted("uuid"),
      changed: { pattern: "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$" },
      want: ["compatible", "breaking"],
    },
    {
      title: "a format and its longest text",
      old: formatted("hostname"),
      changed: { ...text, maxLength: 254 },
      want: ["compatible", "breaking"],
    },
    {
      title: "one character less than the longest text",
      old: formatted("hostname"),
      changed: { ...text, maxLength: 253 },
      want: ["breaking", "breaking"],
    },
    {
      title: "two formats without a common text",
      old: formatted("date"),
      changed: formatted("date-time"),
      want: ["breaking", "breaking"],
    },
    {
      title: "a format within another",
      old: formatted("uri"),
      changed: formatted("uri-reference"),
      want: ["compatible", "breaking"],
    },
    {
      title: "an address among alternatives",
      old: formatted("ipv4"),
      changed: { anyOf: [formatted("ipv4"), formatted("ipv6")] },
      want: ["compatible", "breaking"],
    },
    {
      title: "values of an enum that have the format",
      old: { enum: ["2024-01-15", "2024-02-29"] },
      changed: formatted("date"),
      want: ["compatible", "breaking"],
    },
    {
      title: "a value of an enum that has it not",
      old: { enum: ["2024-01-15", "2023-02-29"] },
      changed: formatted("date"),
      want: ["breaking", "breaking"],
    },
    {
      title: "names with a format",
      old: { type: "object", additionalProperties: text, propertyNames: formatted("uuid") },
      changed: { type: "object", propertyNames: { minLength: 36, maxLength: 36 } },
      want: ["compatible", "breaking"],
    },
  ])("$title", ({ old, changed, want }) => {
    const verdicts = [decide({ A: old }, { A: changed }), decide({ A: changed }, { A: old })];
    expect(
      verdicts.map(({ answer }) => answer),
      JSON.stringify(verdicts),
    ).toEqual(want);
  });
});

describe("why and where it is refused", () => {
  const a = (schema: unknown, more?: Schemas) => object({ a: schema }, more);
  const two = (more: Schemas) => object({ a: text, b: text }, more);
  const kind = (value: string, more: Schemas = {}) =>
    object({ kind: { const: value }, ...more }, { required: ["kind"] });

  test.each<{
    old: Schemas;
    changed: Schemas;
    direction?: "backward" | "forward";
    reason: BreakReason;
    rule: string;
    sent: string;
  }>([
    {
      old: a(text),
      changed: a(text, { required: ["a"] }),
      reason: "property-required",
      rule: "/required",
      sent: "/properties/a",
    },
    {
      old: object({ a: text, b: text }, { required: ["b"] }),
      changed: a(text),
      direction: "forward",
      reason: "property-removed",
      rule: "/required",
      sent: "",
    },
    {
      old: two({}),
      changed: two({ required: ["b"] }),
      reason: "property-required",
      rule: "/required",
      sent: "/properties/b",
    },
    {
      old: object({ a: text, b: text }),
      changed: a(text, { additionalProperties: false }),
      reason: "property-removed",
      rule: "/additionalProperties",
      sent: "/properties/b",
    },
    {
      old: a(text, { additionalProperties: false }),
      changed: two({}),
      direction: "forward",
      reason: "closed",
      rule: "/additionalProperties",
      sent: "/properties/b",
    },
    {
      old: a(text),
      changed: a({ type: "number" }),
      reason: "property-type",
      rule: "/properties/a/type",
      sent: "/properties/a",
    },
    {
      old: a({ enum: [1, 2] }),
      changed: a({ enum: [1] }),
      reason: "enum-value-removed",
      rule: "/properties/a/enum",
      sent: "/properties/a",
    },
    {
      old: a({ enum: [1] }),
      changed: a({ enum: [1, 2] }),
      direction: "forward",
      reason: "enum-value-added",
      rule: "/properties/a/enum",
      sent: "/properties/a",
    },
    {
      old: a({ const: 1 }),
      changed: a({ const: 2 }),
      reason: "const",
      rule: "/properties/a/const",
      sent: "/properties/a",
    },
    {
      old: a({ type: "number" }),
      changed: a({ type: "number", maximum: 9 }),
      reason: "range",
      rule: "/properties/a/maximum",
      sent: "/properties/a",
    },
    {
      old: a(text),
      changed: a({ ...text, maxLength: 3 }),
      reason: "length",
      rule: "/properties/a/maxLength",
      sent: "/properties/a",
    },
    {
      old: a(text),
      changed: a({ ...text, pattern: "^x" }),
      reason: "pattern",
      rule: "/properties/a/pattern",
      sent: "/properties/a",
    },
    {
      old: a(text),
      changed: a(formatted("date")),
      reason: "format",
      rule: "/properties/a/format",
      sent: "/properties/a",
    },
    {
      old: a({ type: "array" }),
      changed: a({ type: "array", minItems: 1 }),
      reason: "items",
      rule: "/properties/a/minItems",
      sent: "/properties/a",
    },
    { old: two({}), changed: two({ maxProperties: 1 }), reason: "property-count", rule: "/maxProperties", sent: "" },
    {
      old: two({}),
      changed: two({ propertyNames: { pattern: "a" } }),
      reason: "property-name",
      rule: "/propertyNames",
      sent: "/properties/b",
    },
    {
      old: two({}),
      changed: two({ dependencies: { a: ["b"] } }),
      reason: "dependency",
      rule: "/dependencies/a",
      sent: "/properties/b",
    },
    { old: two({}), changed: two({ not: { required: ["a"] } }), reason: "denied", rule: "/not", sent: "" },
    {
      old: { anyOf: [text, { type: "null" }] },
      changed: { anyOf: [text, { type: "number" }] },
      reason: "variant",
      rule: "/anyOf",
      sent: "",
    },
    {
      old: { oneOf: [kind("x"), kind("y")] },
      changed: { oneOf: [kind("x"), kind("z")] },
      reason: "variant",
      rule: "/oneOf",
      sent: "",
    },
    {
      old: { oneOf: [kind("x"), kind("y", { n: text })] },
      changed: { oneOf: [kind("x"), kind("y", { n: { type: "number" } })] },
      reason: "property-type",
      rule: "/oneOf/1/properties/n/type",
      sent: "/oneOf/1/properties/n",
    },
    {
      old: { anyOf: [{ type: "number" }, { minimum: 3 }] },
      changed: { oneOf: [{ type: "number" }, { minimum: 3 }] },
      reason: "union-ambiguous",
      rule: "/oneOf",
      sent: "",
    },
  ])("$reason at $rule", ({ old, changed, direction = "backward", reason, rule, sent }) => {
    const [emitted, accepted] = direction === "backward" ? [old, changed] : [changed, old];
    const verdict = decide({ A: emitted }, { A: accepted }, { direction });
    expect(verdict).toMatchObject({
      answer: "breaking",
      reason,
      error: { location: { pointer: `/components/schemas/A${rule}` } },
      emittedAt: { pointer: `/components/schemas/A${sent}` },
    });
  });

  test("a rule of another named schema is named where it stands", () => {
    const verdict = decide(
      { A: a({ $ref: "#/components/schemas/B" }), B: object({ n: text }) },
      { A: a({ $ref: "#/components/schemas/B" }), B: object({ n: { ...text, maxLength: 2 } }) },
    );
    expect(verdict).toMatchObject({
      witness: { a: { n: "aaa" } },
      error: { pointer: "/a/n", property: "n", location: { pointer: "/components/schemas/B/properties/n/maxLength" } },
      emittedAt: { pointer: "/components/schemas/B/properties/n" },
    });
  });

  test("a property named like a keyword is no condition", () => {
    const verdict = decide({ A: object({ else: text }) }, { A: object({ else: { type: "number" } }) });
    expect(verdict).toMatchObject({ answer: "breaking", reason: "property-type" });
  });
});

describe("the time it takes", () => {
  test("schemas that are written alike, annotations aside, are not looked into", () => {
    const schemas = (description: string, pattern: string) => ({
      A: object({ b: { $ref: "#/components/schemas/B" } }, { description }),
      B: { ...text, pattern, description, title: description },
    });
    const slow = "(a|b)*a(a|b){20}$";
    const noTime = { budgetMs: 0 };
    expect(decide(schemas("old", slow), schemas("new", slow), noTime)).toEqual({ answer: "compatible" });
    expect(decide(schemas("old", slow), schemas("new", "(a|b)*a(a|b){19}$"), noTime)).toMatchObject({
      answer: "undecided",
      code: "BUDGET_EXCEEDED",
    });
  });

  test("a pattern that explodes on the message is no danger", () => {
    const exploding = { type: "string", pattern: "^(a+)+$" };
    expect(decide({ A: { const: `${"a".repeat(40)}!` } }, { A: exploding }).answer).toBe("breaking");
  });
});
