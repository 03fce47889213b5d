import { describe, expect, test } from "vitest";
import { compileDeclarations } from "../../../test/compile-declarations.js";
import { plainContract } from "../../../test/plain-contract.js";
import type { GeneratedFile } from "../../output/generated-file.js";
import { emitSchemaTypes, type SchemaTypeOptions } from "./emit-schema-types.js";

type Schemas = Readonly<Record<string, unknown>>;

/** All that the tests below had emitted, each in a folder of its own: compiled at the end, in one program. */
const emitted: GeneratedFile[] = [];

async function typeOf(schema: unknown, options: SchemaTypeOptions = {}, others: Schemas = {}): Promise<string> {
  const files = await emitSchemaTypes(plainContract({ schemas: { A: schema, ...others } }), options);
  const folder = emitted.length;
  emitted.push(...files.map(({ path, content }) => ({ path: `${folder}/${path}`, content })));
  const text = files.find(({ path }) => path === "schemas/a.d.ts")?.content ?? "";
  return text.slice(text.indexOf("export ")).trim();
}

const b = { $ref: "#/components/schemas/B" };
const text = { type: "string" };
const kind = (value: string, more: Schemas = {}) => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { const: value }, ...more },
});

describe("one schema", () => {
  test.each<[string, unknown, string]>([
    ["a text", text, "export type A = string;"],
    ["a whole number", { type: "integer", minimum: 1 }, "export type A = number;"],
    ["several types", { type: ["string", "null"] }, "export type A = string | null;"],
    ["anything", {}, "export type A = unknown;"],
    ["nothing", false, "export type A = never;"],
    ["a constant", { const: "a" }, 'export type A = "a";'],
    ["falsy constants", { enum: ["", 0, false, null] }, 'export type A = "" | 0 | false | null;'],
    [
      "an enum that its own limits narrow",
      { enum: ["a", "abc", 1, 1.5], minLength: 2, type: ["string", "integer"] },
      'export type A = "abc" | 1;',
    ],
    ["both booleans", { enum: [true, false] }, "export type A = boolean;"],
    ["a list", { type: "array", items: text }, "export type A = string[];"],
    [
      "a list of a union",
      { type: "array", items: { type: ["string", "number"] } },
      "export type A = (string | number)[];",
    ],
    ["a list of anything", { type: "array" }, "export type A = unknown[];"],
    ["an empty list", { type: "array", maxItems: 0 }, "export type A = [];"],
    [
      "a tuple",
      { type: "array", items: [text, { type: "number" }], minItems: 1, additionalItems: false },
      "export type A = [string, number?];",
    ],
    [
      "a tuple with more",
      { type: "array", items: [text], additionalItems: { type: "number" } },
      "export type A = [string?, ...number[]];",
    ],
    ["a free object", { type: "object" }, "export type A = { [key: string]: unknown };"],
    [
      "a map",
      { type: "object", additionalProperties: { type: "number" } },
      "export type A = { [key: string]: number };",
    ],
    [
      "an object without properties",
      { type: "object", additionalProperties: false },
      "export type A = { [key: string]: never };",
    ],
    ["not null", { type: ["string", "null"], not: { type: "null" } }, "export type A = string;"],
    ["not one of an enum", { enum: ["a", "b"], not: { const: "a" } }, 'export type A = "b";'],
    ["not a limit, which types cannot say", { type: "string", not: { minLength: 2 } }, "export type A = string;"],
    ["a union that is one kind twice", { anyOf: [text, { type: "string", minLength: 1 }] }, "export type A = string;"],
    ["an intersection without a value", { allOf: [text, { type: "number" }] }, "export type A = never;"],
  ])("%s", async (_, schema, want) => {
    expect(await typeOf(schema)).toBe(want);
  });
});

describe("an object", () => {
  test("is an interface, in the schema's order, with what the document says of it", async () => {
    const schema = {
      type: "object",
      title: "A product",
      description: "What can be ordered.",
      required: ["id"],
      properties: {
        id: { type: "string", format: "uuid", description: "Its name." },
        "with space": { type: "number", default: 1, examples: [2] },
        old: { deprecated: true, description: "Ends */ a comment.\n@deprecated in a text is no tag." },
        inner: { type: "object", properties: { a: text }, additionalProperties: false },
        never: false,
      },
    };
    expect(await typeOf(schema)).toBe(`export interface A {
  /**
   * Its name.
   *
   * Format: \`uuid\`.
   */
  id: string;
  /**
   * @default 1
   * @example 2
   */
  "with space"?: number;
  /**
   * Ends *\\/ a comment.
   * \\@deprecated in a text is no tag.
   *
   * @deprecated
   */
  old?: unknown;
  inner?: {
    a?: string;
  };
  never?: never;
}`);
  });

  test("has an index signature that covers its properties", async () => {
    const schema = { type: "object", properties: { a: { type: "number" } }, additionalProperties: text };
    expect(await typeOf(schema)).toBe(
      "export interface A {\n  a?: number;\n  [key: string]: string | number | undefined;\n}",
    );
  });

  test("has template signatures for patterns that begin or end with a text", async () => {
    const schema = {
      type: "object",
      patternProperties: { "^x-": { type: "number" }, Id$: text, "^[a-z]$": { type: "boolean" } },
      additionalProperties: false,
    };
    expect(await typeOf(schema)).toBe(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a template type.
      "export type A = {\n  [key: `x-${string}`]: number;\n  [key: `${string}Id`]: string;\n  [key: string]: string | number | boolean;\n};",
    );
  });

  test("says nothing of other properties by default, and everything with `openTypes`", async () => {
    const schema = { type: "object", properties: { a: text } };
    expect(await typeOf(schema)).toBe("export interface A {\n  a?: string;\n}");
    expect(await typeOf(schema, { openTypes: true })).toBe(
      "export interface A {\n  a?: string;\n  [key: string]: unknown;\n}",
    );
  });

  test("of which one property or the other must be there", async () => {
    const schema = {
      type: "object",
      properties: { a: text, b: text },
      oneOf: [{ required: ["a"] }, { required: ["b"] }],
    };
    expect(await typeOf(schema)).toBe(
      "export type A =\n  | {\n      a: string;\n      b?: never;\n    }\n  | {\n      a?: never;\n      b: string;\n    };",
    );
  });

  test("whose properties depend on the value of another", async () => {
    const schema = {
      type: "object",
      required: ["kind"],
      properties: { kind: { enum: ["a", "b"] }, extra: text },
      if: { properties: { kind: { const: "a" } } },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema.
      then: { required: ["extra"] },
    };
    expect(await typeOf(schema)).toBe(
      'export type A =\n  | {\n      kind: "a";\n      extra: string;\n    }\n  | {\n      kind: "b";\n      extra?: string;\n    };',
    );
  });

  test("whose property asks for another", async () => {
    const schema = { type: "object", properties: { a: text, b: text }, dependencies: { a: ["b"] } };
    expect(await typeOf(schema)).toBe(
      "export type A =\n  | {\n      a?: never;\n      b?: string;\n    }\n  | {\n      a: string;\n      b: string;\n    };",
    );
  });
});

describe("named schemas", () => {
  test("keep their names in unions, lists and properties", async () => {
    expect(await typeOf({ oneOf: [b, { type: "null" }] }, {}, { B: text })).toBe("export type A = B | null;");
    expect(await typeOf({ type: "array", items: b }, {}, { B: text })).toBe("export type A = B[];");
    expect(await typeOf({ type: "object", properties: { b } }, {}, { B: text })).toBe(
      "export interface A {\n  b?: B;\n}",
    );
  });

  test("keep their names where an intersection takes nothing away", async () => {
    expect(await typeOf({ allOf: [b, { type: "object" }] }, {}, { B: kind("b") })).toBe("export type A = B;");
  });

  test("are merged property by property where they are narrowed", async () => {
    const schema = { allOf: [b, { properties: { payload: { type: "number" } }, required: ["payload"] }] };
    const B = { type: "object", properties: { id: text, payload: { description: "The event." } } };
    expect(await typeOf(schema, {}, { B })).toBe(
      "export interface A {\n  id?: string;\n  /** The event. */\n  payload: number;\n}",
    );
  });

  test("may refer to themselves", async () => {
    const self = { $ref: "#/components/schemas/A" };
    expect(await typeOf({ type: "object", properties: { children: { type: "array", items: self } } })).toBe(
      "export interface A {\n  children?: A[];\n}",
    );
    const narrowed = { allOf: [self, { required: ["value"] }] };
    expect(await typeOf({ type: "object", properties: { value: {}, next: narrowed } })).toBe(
      "export interface A {\n  value?: unknown;\n  next?: {\n    value: unknown;\n    next?: A;\n  };\n}",
    );
  });

  test("that are each other are unknown", async () => {
    expect(await typeOf(b, {}, { B: { anyOf: [{ $ref: "#/components/schemas/A" }, { type: "null" }] } })).toBe(
      "export type A = unknown;",
    );
  });

  test("with constants to fill in have a type for publishers beside them", async () => {
    const contract = plainContract({
      schemas: { A: kind("a", { id: text }) },
      messages: [{ schema: "A", constants: { kind: "a" } }],
    });
    const [file] = await emitSchemaTypes(contract);
    expect(file?.content).toContain('export interface AInput {\n  kind?: "a";\n  id?: string;\n}');
  });
});

test("all types compile under the strictest options", { timeout: 60_000 }, () => {
  expect(emitted.length).toBeGreaterThan(40);
  expect(compileDeclarations(emitted)).toEqual([]);
});

test("a type is written in the time that its length takes, however deep its lists are", () => {
  const deep = Array.from({ length: 60 }).reduce((items: object) => ({ type: "array", items }), text);
  return expect(typeOf(deep)).resolves.toBe(`export type A = string${"[]".repeat(60)};`);
});

test("a schema more changes no other file", async () => {
  const schemas = { A: { type: "object", properties: { b } }, B: { anyOf: [text, { type: "array", items: b }] } };
  const before = await emitSchemaTypes(plainContract({ schemas }));
  const after = await emitSchemaTypes(plainContract({ schemas: { Before: { allOf: [b, text] }, ...schemas } }));
  expect(after.filter(({ path }) => path !== "schemas/before.d.ts")).toEqual(before);
});
