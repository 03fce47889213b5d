import { describe, expect, test } from "vitest";
import { emittedPackage } from "../../../test/import-emitted.js";
import { plainContract, refOf } from "../../../test/plain-contract.js";
import { checkExamples } from "./check-examples.js";
import { emitValidators } from "./emit-validators.js";
import { errorOf, runnableValidators } from "./run-validators.js";
import { moduleContext } from "./validator-module.js";

type Schemas = Readonly<Record<string, unknown>>;
interface RuleError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly schemaPath: string;
  readonly message?: string;
}

async function validatorOf(schemas: Schemas) {
  const module = await emittedPackage(emitValidators(plainContract({ schemas })))("validators/a.js");
  const accepts = module["acceptsA"] as ((value: unknown) => boolean) & { errors: readonly RuleError[] | null };
  const firstError = (value: unknown): RuleError | undefined => {
    accepts(value);
    return accepts.errors?.[0];
  };
  return { accepts, firstError, parse: module["parseA"] as (value: unknown) => unknown };
}

const text = { type: "string" };
const b = { $ref: "#/components/schemas/B" };

describe("errors say where the rule stands in the document", () => {
  const kinds = ["a", "b"].map((kind) => ({
    type: "object",
    required: ["kind"],
    properties: { kind: { const: kind }, n: { type: "number", minimum: 1 } },
  }));

  test.each<{ given: string; schemas: Schemas; value: unknown; want: Partial<RuleError> }>([
    {
      given: "a limit inside a property",
      schemas: { A: { type: "object", properties: { "a/b ä": { ...text, minLength: 2 } } } },
      value: { "a/b ä": "" },
      want: {
        instancePath: "/a~1b ä",
        keyword: "minLength",
        schemaPath: "/components/schemas/A/properties/a~1b ä/minLength",
      },
    },
    {
      given: "a rule of another named schema",
      schemas: { A: { type: "object", properties: { b } }, B: { type: "integer", minimum: 1 } },
      value: { b: 0 },
      want: { instancePath: "/b", keyword: "minimum", schemaPath: "/components/schemas/B/minimum" },
    },
    {
      given: "a rule inside the branch that the tag names",
      schemas: { A: { oneOf: kinds } },
      value: { kind: "b", n: 0 },
      want: {
        instancePath: "/n",
        keyword: "minimum",
        schemaPath: "/components/schemas/A/oneOf/1/properties/n/minimum",
      },
    },
    {
      given: "a tag that names no branch",
      schemas: { A: { anyOf: kinds } },
      value: { kind: "c" },
      want: {
        keyword: "discriminator",
        schemaPath: "/components/schemas/A/anyOf",
        message: 'property "kind" must be "a" or "b"',
      },
    },
    {
      given: "a dependency",
      schemas: { A: { type: "object", dependencies: { a: ["b"], c: { required: ["d"] } } } },
      value: { a: 1 },
      want: { keyword: "required", schemaPath: "/components/schemas/A/dependencies/a" },
    },
    {
      given: "a property that must not be",
      schemas: { A: { type: "object", properties: { a: false } } },
      value: { a: 1 },
      want: { instancePath: "/a", schemaPath: "/components/schemas/A/properties/a" },
    },
    {
      given: "a property with the name of an object's prototype",
      schemas: JSON.parse('{"A":{"type":"object","properties":{"__proto__":{"type":"number"}}}}'),
      value: JSON.parse('{"__proto__":"x"}'),
      want: { instancePath: "/__proto__", schemaPath: "/components/schemas/A/properties/__proto__/type" },
    },
    {
      given: "a schema after a list by position",
      schemas: { A: { items: [text], additionalItems: text } },
      value: ["", 1],
      want: { instancePath: "/1", schemaPath: "/components/schemas/A/additionalItems/type" },
    },
  ])("$given", async ({ schemas, value, want }) => {
    const { firstError } = await validatorOf(schemas);
    expect(firstError(value)).toMatchObject(want);
  });

  test("and never the value", async () => {
    const secret = "4711-secret";
    const { accepts } = await validatorOf({
      A: {
        type: "object",
        properties: {
          a: { enum: ["x"] },
          b: { const: 1 },
          c: { pattern: "^x" },
          d: { oneOf: kinds },
          e: { format: "uuid" },
        },
      },
    });
    for (const value of [{ a: secret }, { b: secret }, { c: secret }, { d: { kind: secret } }, { e: secret }]) {
      expect(accepts(value)).toBe(false);
      expect(JSON.stringify(accepts.errors)).not.toContain(secret);
    }
  });
});

describe("values that trip validators", () => {
  test.each<{ given: string; schemas: Schemas; accepted: readonly unknown[]; refused: readonly unknown[] }>([
    {
      given: "members that every object has",
      schemas: { A: { required: ["toString"], properties: { valueOf: text } } },
      accepted: [{ toString: 1 }],
      refused: [{}, { toString: 1, valueOf: 1 }],
    },
    {
      given: "a missing property without a name",
      schemas: { A: { required: [""] } },
      accepted: [{ "": 1 }],
      refused: [{}],
    },
    {
      given: "values that would be called",
      schemas: { A: { uniqueItems: true, items: { enum: [{ valueOf: 1 }, { toString: 2 }] } } },
      accepted: [[{ valueOf: 1 }, { toString: 2 }]],
      refused: [[{ valueOf: 1 }, { valueOf: 1 }], [{ valueOf: 2 }]],
    },
    { given: "prices", schemas: { A: { multipleOf: 0.01 } }, accepted: [19.99, 4.35, 0], refused: [19.999] },
    {
      given: "numbers that are none in JSON",
      schemas: { A: { type: "number" } },
      accepted: [1],
      refused: [Number.NaN, Number.POSITIVE_INFINITY],
    },
    {
      given: "a sibling of a reference, which says nothing",
      schemas: { A: { ...b, minLength: 5 }, B: text },
      accepted: ["x"],
      refused: [1],
    },
    {
      given: "a pattern that needs no flag u",
      schemas: { A: { pattern: "^[\\w\\-]+\\_$" } },
      accepted: ["a-b_"],
      refused: ["a b_"],
    },
    {
      given: "a list by position that ends early",
      schemas: { A: { items: [true, true, text], contains: { type: "number" }, uniqueItems: true } },
      accepted: [[1], [1, 2], [1, 2, "x"]],
      refused: [[], ["x"], [1, 1], ["x", "y", "z"]],
    },
    {
      given: "a list of lists that each have to contain something, the empty one too",
      schemas: { A: { items: { type: "array", contains: { type: "number" } } } },
      accepted: [[], [[1], ["x", 2]]],
      refused: [[[]], [[1], []], [[1], ["x"]], [["x"], [1]]],
    },
    {
      given: "a format that is an annotation",
      schemas: { A: { ...text, format: "int64" } },
      accepted: ["x"],
      refused: [1],
    },
    {
      given: "named branches that a tag tells apart",
      schemas: {
        A: { oneOf: [b, { $ref: "#/components/schemas/C" }] },
        B: { type: "object", required: ["kind"], properties: { kind: { const: "b" }, n: { type: "number" } } },
        C: { type: "object", required: ["kind"], properties: { kind: { enum: ["c", "d"] } } },
      },
      accepted: [{ kind: "b", n: 1 }, { kind: "c" }, { kind: "d", n: "" }],
      refused: [{ kind: "b", n: "" }, { kind: "e" }, {}, 1],
    },
    {
      given: "schemas that hold each other",
      schemas: {
        A: { properties: { b } },
        B: { properties: { a: { $ref: "#/components/schemas/A" }, n: { type: "number" } } },
      },
      accepted: [{ b: { a: { b: { n: 1 } } } }],
      refused: [{ b: { a: { b: { n: "" } } } }],
    },
  ])("$given", async ({ schemas, accepted, refused }) => {
    const { accepts } = await validatorOf(schemas);
    expect(accepted.filter((value) => !accepts(value))).toEqual([]);
    expect(refused.filter((value) => accepts(value))).toEqual([]);
  });

  test("nesting without end is invalid, not the end", async () => {
    const { accepts, parse } = await validatorOf({ A: { type: "array", items: { $ref: "#/components/schemas/A" } } });
    const deep = JSON.parse("[".repeat(100_000) + "]".repeat(100_000));
    expect(accepts(deep)).toBe(false);
    expect(() => parse(deep)).toThrow("is nested too deeply to be checked");
    expect(accepts([[[]]])).toBe(true);
  });
});

test("a schema more changes no other module but the index", () => {
  const schemas = {
    A: { type: "object", properties: { b, c: { enum: ["x", { y: 1 }] } } },
    B: { ...text, pattern: "^x" },
  };
  const before = emitValidators(plainContract({ schemas }));
  const after = emitValidators(plainContract({ schemas: { Before: { allOf: [b], pattern: "y" }, ...schemas } }));
  const others = (files: typeof before) => files.filter(({ path }) => !/before|index/.test(path));
  expect(others(after)).toEqual(others(before));
});

test("modules import nothing but each other and the runtime", () => {
  const schemas = {
    A: { ...text, minLength: 1, format: "date-time" },
    B: { uniqueItems: true, const: [{}], items: { $ref: "#/components/schemas/A" } },
  };
  const code = emitValidators(plainContract({ schemas }))
    .map(({ content }) => content)
    .join("\n");
  const specifiers = [...code.matchAll(/from "([^"]+)"/g)].map(([, specifier]) => specifier);
  expect(specifiers.filter((specifier) => !specifier?.startsWith("."))).toEqual(
    expect.arrayContaining(["@eventwright/runtime/generated"]),
  );
  expect(
    specifiers.filter((specifier) => !/^(\.\.?\/|@eventwright\/runtime\/generated$)/.test(specifier ?? "")),
  ).toEqual([]);
  expect(code).not.toContain("require(");
});

test("examples that their schema refuses are told, with the pointer to what is wrong", () => {
  const schemas = { A: { type: "object", properties: { at: { ...text, format: "date-time" } } } };
  const examples = [{ at: "2024-01-15T10:30:00Z" }, { at: "2024-02-30T10:30:00Z" }];
  expect(checkExamples(plainContract({ schemas, messages: [{ schema: "A", examples }] }))).toMatchObject([
    {
      code: "example-does-not-match",
      severity: "warning",
      message:
        'the example of A breaks its schema: payload/at must match format "date-time" (/components/schemas/A/properties/at/format)',
      location: { pointer: "/components/messages/A/examples/1/payload/at" },
    },
  ]);
});

test.each([
  {
    what: "a text",
    schema: { ...text, minLength: 3, examples: ["abc", "ab"] },
    at: "/examples/1",
    told: "it must NOT have fewer than 3 characters",
  },
  {
    what: "a text in a pattern",
    schema: { ...text, pattern: "^a+$", examples: ["aa", "b"] },
    at: "/examples/1",
    told: 'it must match pattern "^a+$"',
  },
  {
    what: "a format",
    schema: { ...text, format: "date", examples: ["2024-02-29", "2023-02-29"] },
    at: "/examples/1",
    told: 'it must match format "date"',
  },
  {
    what: "a number",
    schema: { type: "integer", maximum: 9, examples: [9, 1.5] },
    at: "/examples/1",
    told: "it must be integer",
  },
  {
    what: "a number that is too large",
    schema: { type: "number", maximum: 9, examples: [9, 9.5] },
    at: "/examples/1",
    told: "it must be <= 9",
  },
  {
    what: "a value that is not listed",
    schema: { enum: ["a", null], examples: [null, "b"] },
    at: "/examples/1",
    told: "it must be equal to one of the allowed values",
  },
  {
    what: "a member of an object",
    schema: {
      type: "object",
      properties: { list: { type: "array", items: { type: "integer" } } },
      examples: [{ list: [1, "2"] }],
    },
    at: "/examples/0/list/1",
    told: "its /list/1 must be integer",
  },
  {
    what: "JSON in a text",
    schema: { type: "object", properties: { inner: { type: "object", examples: ["{}"] } } },
    at: "/properties/inner/examples/0",
    told: "it must be object",
  },
])("an example that its own schema refuses is told: $what", ({ schema, at, told }) => {
  expect(checkExamples(plainContract({ schemas: { A: schema } }))).toMatchObject([
    {
      code: "example-does-not-match",
      severity: "warning",
      message: `an example of a schema breaks it: ${told}`,
      location: { pointer: `/components/schemas/A${at}` },
    },
  ]);
});

test("of examples of a schema that leads to itself without end, nothing is told", () => {
  const schemas = { A: { anyOf: [{ $ref: "#/components/schemas/A" }], examples: [{}] } };
  expect(checkExamples(plainContract({ schemas }))).toEqual([]);
});

test("an object of thousands of properties has a validator, which says where the rule stands", () => {
  const names = Array.from({ length: 4000 }, (_, index) => `p${index}`);
  const properties = Object.fromEntries(names.map((name) => [name, { ...text, maxLength: 3 }]));
  const contract = plainContract({ schemas: { A: { type: "object", properties, additionalProperties: false } } });
  const validator = runnableValidators(contract.schemas, moduleContext(contract))(refOf("A"));

  expect(errorOf(validator, { p0: "abc", p3999: "abc" })).toBeUndefined();
  expect(errorOf(validator, { p3999: "abcd" })).toMatchObject({
    instancePath: "/p3999",
    keyword: "maxLength",
    schemaPath: "/components/schemas/A/properties/p3999/maxLength",
  });
  expect(errorOf(validator, { other: "a" })).toMatchObject({ keyword: "additionalProperties" });
});
