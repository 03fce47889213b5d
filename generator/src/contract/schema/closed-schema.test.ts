import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DeclaredNames } from "../../../../packages/runtime/src/contract.js";
import { findUndeclared } from "../../../../packages/runtime/src/undeclared.js";
import { plainGraph, refOf } from "../../../test/plain-contract.js";
import { declaredSource } from "../../emit/validators/declared-source.js";
import { closedSchema, openSchema } from "./closed-schema.js";
import { declaredNames } from "./declared-names.js";
import { readSchemas } from "./schema-reader.js";
import { schemaTypes } from "./schema-types.js";

type Schemas = Readonly<Record<string, unknown>>;

/** What may be sent, decided in both ways. */
function emitted(schemas: Schemas) {
  const graph = plainGraph({ components: { schemas } });
  const reader = readSchemas(graph);
  const types = schemaTypes(reader);
  const ajv = new Ajv({ strict: false, validateFormats: false, inlineRefs: false, ownProperties: true });
  const closed = ajv.compile(closedSchema(refOf("A"), reader, types));
  const open = ajv.compile(openSchema(refOf("A"), reader));
  const nameOf = (ref: string) => `declared${graph.nameOf(ref)?.name}`;
  const tables = graph.named.map(
    ({ ref }) => declaredSource(nameOf(ref), declaredNames(ref, reader, types), nameOf).code,
  );
  const declared: DeclaredNames = new Function(`${tables.join("\n").replaceAll("export ", "")}\nreturn declaredA;`)();
  return {
    byWalk: (value: unknown) => open(value) && findUndeclared(value, declared) === undefined,
    bySchema: (value: unknown) => closed(value),
  };
}

describe("what may be sent is the same for the schema and for the walk over declared names", () => {
  const name = fc.constantFrom("a", "b", "kind", "x-1", "1-x", "toString");
  const named = fc.constantFrom("#/components/schemas/A", "#/components/schemas/B", "#/components/schemas/C");
  const schemaOf = (depth: number): fc.Arbitrary<unknown> => {
    const leaf = fc.oneof(
      fc.constantFrom<unknown>({}, true, { type: "string" }, { type: "object" }),
      named.map(($ref) => ({ $ref })),
    );
    if (depth === 0) return leaf;
    const child = schemaOf(depth - 1);
    const children = fc.array(child, { minLength: 1, maxLength: 2 });
    const tagged = fc.tuple(child, child).map((bodies) =>
      bodies.map((body, index) => ({
        allOf: [{ type: "object", required: ["kind"], properties: { kind: { const: index === 0 ? "a" : "b" } } }, body],
      })),
    );
    const parts = [
      fc.record({ properties: fc.dictionary(name, child, { minKeys: 1, maxKeys: 3 }) }),
      fc.record({ type: fc.constantFrom("object", "array", ["object", "string"]) }),
      fc.record({
        patternProperties: fc.dictionary(fc.constantFrom("^x-", "x$", "i"), child, { minKeys: 1, maxKeys: 2 }),
      }),
      fc.record({ additionalProperties: fc.oneof(fc.boolean(), child) }),
      fc.record({ items: fc.oneof(child, children) }),
      fc.record({ allOf: children }),
      fc.record({ anyOf: children }),
      fc.record({ oneOf: fc.oneof(children, tagged) }),
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema; nobody awaits a schema.
      fc.record({ if: child, then: child }),
    ];
    const part = fc.oneof(...parts);
    return fc.oneof(
      leaf,
      fc.tuple(part, part, part).map((three) => Object.assign({}, ...three)),
    );
  };
  const schema = schemaOf(2);
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<unknown>("a", "b", 1, null),
      fc.dictionary(name, tie("value"), { maxKeys: 3 }),
      fc.array(tie("value"), { maxLength: 3 }),
    ),
  }));

  test("for random schemas and values", { timeout: 60_000 }, () => {
    let sent = 0;
    fc.assert(
      fc.property(schema, schema, schema, fc.array(value, { minLength: 15, maxLength: 15 }), (A, B, C, values) => {
        // A schema that contains itself unguarded has no meaning, and ajv no end.
        const { byWalk, bySchema } = unlessEndless(() => emitted({ A, B, C })) ?? {};
        if (byWalk === undefined || bySchema === undefined) return;
        for (const one of values) {
          const verdicts = [byWalk, bySchema].map((decide) => unlessEndless(() => decide(one)));
          if (verdicts.includes(undefined)) continue;
          expect(verdicts[0], JSON.stringify({ one, A, B, C })).toBe(verdicts[1]);
          if (verdicts[0] === true) sent++;
        }
      }),
      { numRuns: 60 },
    );
    expect(sent).toBeGreaterThan(100);
  });
});

function unlessEndless<Result>(decide: () => Result): Result | undefined {
  try {
    return decide();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

describe("declared names", () => {
  const object = (properties: Schemas, more: Schemas = {}) => ({ type: "object", properties, ...more });
  const text = { type: "string" };

  test.each<{ given: string; schemas: Schemas; sent: readonly unknown[]; refused: readonly unknown[] }>([
    {
      given: "an object that lists properties",
      schemas: { A: object({ a: text }) },
      sent: [{}, { a: "" }],
      refused: [{ b: 1 }],
    },
    { given: "an object that says nothing", schemas: { A: { type: "object" } }, sent: [{ b: 1 }], refused: [1] },
    { given: "an object that lists no properties", schemas: { A: object({}) }, sent: [{}], refused: [{ b: 1 }] },
    {
      given: "`additionalProperties: true`",
      schemas: { A: object({ a: text }, { additionalProperties: true }) },
      sent: [{ b: 1 }],
      refused: [{ a: 1 }],
    },
    {
      given: "`additionalProperties` with a schema that is closed",
      schemas: { A: object({ a: text }, { additionalProperties: object({ c: text }) }) },
      sent: [{ b: { c: "" } }],
      refused: [{ b: { d: "" } }],
    },
    {
      given: "an envelope whose payload is said elsewhere",
      schemas: {
        A: { allOf: [object({ a: text, b: {} }), object({ b: { $ref: "#/components/schemas/B" } })] },
        B: object({ c: text }),
      },
      sent: [{ a: "", b: { c: "" } }],
      refused: [{ b: { d: 1 } }, { c: "" }],
    },
    {
      given: "a union without a tag",
      schemas: { A: { anyOf: [object({ a: text }), object({ b: text })] } },
      sent: [{ a: "", b: "" }],
      refused: [{ c: "" }],
    },
    {
      given: "a union with a tag",
      schemas: {
        A: {
          oneOf: [
            object({ kind: { const: "a" }, a: text }, { required: ["kind"] }),
            object({ kind: { const: "b" }, b: text }, { required: ["kind"] }),
          ],
        },
      },
      sent: [{ kind: "a", a: "" }],
      refused: [{ kind: "a", b: "" }],
    },
    {
      given: "a tag that the schema requires, not its branches",
      schemas: {
        A: object(
          { shared: text },
          { required: ["kind"], oneOf: [object({ kind: { const: "a" }, a: text }), object({ kind: { const: "b" } })] },
        ),
      },
      sent: [
        { kind: "a", a: "", shared: "" },
        { kind: "b", shared: "" },
      ],
      refused: [{ kind: "b", a: "" }],
    },
    {
      given: "recursion",
      schemas: { A: object({ value: text, children: { type: "array", items: { $ref: "#/components/schemas/A" } } }) },
      sent: [{ children: [{ children: [{ value: "" }] }] }],
      refused: [{ children: [{ children: [{ other: "" }] }] }],
    },
    {
      given: "patterns",
      schemas: { A: { type: "object", patternProperties: { "^x-": object({ a: text }) } } },
      sent: [{ "x-1": { a: "" } }],
      refused: [{ "x-1": { b: "" } }, { y: 1 }],
    },
    {
      given: "a list by position",
      schemas: { A: { type: "array", items: [object({ a: text })], additionalItems: object({ b: text }) } },
      sent: [[{ a: "" }, { b: "" }]],
      refused: [[{ b: "" }], [{}, { a: "" }]],
    },
    {
      given: "what stands under `not`",
      schemas: { A: object({ a: text }, { not: object({ b: {} }, { required: ["b"] }) }) },
      sent: [{ a: "" }],
      refused: [{ b: 1 }],
    },
    {
      given: "a name of every object",
      schemas: { A: object({ toString: text }) },
      sent: [{}, { toString: "" }],
      refused: [{ valueOf: 1 }],
    },
  ])("$given", ({ schemas, sent, refused }) => {
    const { byWalk, bySchema } = emitted(schemas);
    for (const value of sent) expect([byWalk(value), bySchema(value)], JSON.stringify(value)).toEqual([true, true]);
    for (const value of refused)
      expect([byWalk(value), bySchema(value)], JSON.stringify(value)).toEqual([false, false]);
  });
});
