import { expect, test } from "vitest";
import { loadFiles, loadText } from "../../test/support/load-files.js";

const head = "asyncapi: 3.0.0\ninfo: { title: Shop, version: 1.0.0 }\n";

function documentOf(schema: string): string {
  return `${head}components: { schemas: { A: ${schema} } }\n`;
}

test.each([
  { what: "a constant", schema: "{ const: 9007199254740993 }", at: "/const", read: "9007199254740992" },
  {
    what: "a value of an enum",
    schema: "{ enum: [1, 12345678901234567890] }",
    at: "/enum/1",
    read: "12345678901234567168",
  },
  { what: "a negative default", schema: '{ "default": -9007199254740993 }', at: "/default", read: "-9007199254740992" },
  { what: "a compact member of JSON", schema: '{"const":9007199254740993}', at: "/const", read: "9007199254740992" },
  { what: "a limit", schema: "{ type: integer, maximum: 9007199254740993 }", at: "/maximum", read: "9007199254740992" },
  {
    what: "a factor, in a property",
    schema: "{ properties: { 'a:b': { multipleOf: 90071992547409931 } } }",
    at: "/properties/a:b/multipleOf",
    read: "90071992547409936",
  },
])("an integer that JavaScript rounds is told where it is written: $what", async ({ schema, at, read }) => {
  const { contract, diagnostics } = await loadText(documentOf(schema));
  const [written] = /-?\d{16,}/.exec(schema) ?? [];
  expect(diagnostics).toMatchObject([
    {
      code: "number-rounded",
      severity: "warning",
      message: `the number ${written} is read as ${read}`,
      location: { line: 3, pointer: `/components/schemas/A${at}` },
    },
  ]);
  expect(contract).toBeDefined();
});

test("it is told once, also of a part that has a name of its own", async () => {
  const given = documentOf(
    "{ properties: { a: { const: 9007199254740993 }, b: { $ref: '#/components/schemas/A/properties/a' } } }",
  );
  expect((await loadText(given)).diagnostics).toHaveLength(1);
});

test("in a file of its own too, in JSON", async () => {
  const { diagnostics } = await loadFiles({
    "asyncapi.yaml": `${head}components: { schemas: { A: { $ref: a.json } } }\n`,
    "a.json": `{\n  "const":\n    9007199254740993\n}\n`,
  });
  expect(diagnostics).toMatchObject([{ code: "number-rounded", location: { file: "a.json", line: 2, column: 3 } }]);
});

test.each([
  "{ const: 9007199254740991 }",
  "{ const: 9007199254740994 }",
  "{ const: '9007199254740993' }",
  "{ const: 1e30 }",
  "{ enum: [0.1] }",
  "{ type: integer, minimum: -9223372036854775808, maximum: 9223372036854775807 }",
  "{ type: integer, maximum: 18446744073709551615 }",
  "{ examples: [9007199254740993], x-id: 9007199254740993 }",
])("nothing is told of %s", async (schema) => {
  expect((await loadText(documentOf(schema))).diagnostics.filter(({ code }) => code === "number-rounded")).toEqual([]);
});
