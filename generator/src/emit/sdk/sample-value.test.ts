import { expect, test } from "vitest";
import { plainGraph, refOf } from "../../../test/plain-contract.js";
import { readSchemas } from "../../contract/schema/schema-reader.js";
import { sampleValue } from "./sample-value.js";

const text = { type: "string" };
const A = { $ref: "#/components/schemas/A" };

test.each<[what: string, schema: unknown, want: unknown]>([
  ["an example of its own", { ...text, examples: ["Ann"], default: "Bob" }, "Ann"],
  ["a default, where the example breaks the schema", { ...text, examples: [1], default: "Bob" }, "Bob"],
  ["an example of an object", { type: "object", required: ["a"], examples: [{ a: 1 }] }, { a: 1 }],
  ["a constant", { const: { a: [1] } }, { a: [1] }],
  ["the first of an enum", { enum: ["x", "y"] }, "x"],
  ["a text", text, "…"],
  ["a text of some length", { ...text, minLength: 3 }, "………"],
  ["a text of a format", { ...text, format: "uuid" }, "123e4567-e89b-12d3-a456-426614174000"],
  ["a text of a pattern", { ...text, pattern: "^[A-Z]{3}$" }, "ABC"],
  ["a text of a pattern that no ordinary text has", { ...text, pattern: "^x{7}y$" }, undefined],
  ["a whole number", { type: "integer", exclusiveMinimum: 1, maximum: 3 }, 2],
  ["a number in a small range", { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 }, 0.5],
  ["a multiple", { type: "integer", multipleOf: 5, minimum: 2 }, 5],
  [
    "the required properties",
    { type: "object", required: ["b"], properties: { a: text, b: { type: "boolean" } } },
    { b: true },
  ],
  [
    "two properties where none is required",
    { type: "object", properties: { a: text, b: text, c: text } },
    { a: "…", b: "…" },
  ],
  ["a property that is required and not described", { type: "object", required: ["b"] }, { b: "…" }],
  [
    "an optional property that every object has",
    { type: "object", required: ["a"], properties: { a: text, toString: text } },
    { a: "…", toString: "…" },
  ],
  [
    "a property called __proto__",
    JSON.parse('{"type":"object","required":["__proto__"]}'),
    JSON.parse('{"__proto__":"…"}'),
  ],
  ["a list", { type: "array", items: text, minItems: 2 }, ["…", "…"]],
  ["a list that must be empty", { type: "array", maxItems: 0 }, []],
  ["a tuple", { type: "array", items: [{ const: "x" }, { type: "number" }], additionalItems: false }, ["x", 1]],
  ["what is no null", { type: ["null", "number"] }, 1],
  [
    "parts that say different things of one property",
    {
      allOf: [
        { type: "object", required: ["kind", "n"], properties: { kind: text, n: { type: "integer" } } },
        { properties: { kind: { const: "cat" } } },
      ],
    },
    { kind: "cat", n: 1 },
  ],
  [
    "the first alternative, and what stands beside it",
    {
      type: "object",
      required: ["a"],
      properties: { a: text },
      oneOf: [{ required: ["b"], properties: { b: { const: 1 } } }, {}],
    },
    { a: "…", b: 1 },
  ],
  [
    "a schema that holds itself where it may",
    { type: "object", required: ["list"], properties: { list: { type: "array", items: A }, next: A } },
    { list: [] },
  ],
  [
    "a schema that holds itself where it must",
    { type: "object", required: ["next"], properties: { next: A } },
    undefined,
  ],
  ["anything", {}, {}],
  ["nothing", false, undefined],
])("%s", (_, schema, want) => {
  const reader = readSchemas(plainGraph({ components: { schemas: { A: schema } } }));
  expect(sampleValue(reader.node(refOf("A")), reader)).toEqual(want);
});

test("of parts that each require two others, none is made", () => {
  const text = { type: "string" };
  const pair = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const parts = Array.from({ length: 30 }, (_, index) => {
    const part = index === 29 ? text : pair(`P${index + 1}`);
    return [`P${index}`, { type: "object", required: ["a", "b"], properties: { a: part, b: part } }];
  });
  const reader = readSchemas(plainGraph({ components: { schemas: Object.fromEntries(parts) } }));
  expect(sampleValue(reader.node(refOf("P0")), reader)).toBeUndefined();
});
