import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { emittedPackage } from "../../test/import-emitted.js";
import { complaintsAbout, loadFiles, loadText } from "../../test/support/load-files.js";
import { valueAt } from "../contract/json-pointer.js";
import { emitValidators } from "../emit/validators/emit-validators.js";
import { formatDiagnostics } from "../report/format-diagnostics.js";
import { convertOpenApi31 } from "./convert-openapi.js";

const format = "application/vnd.oai.openapi;version=3.1.0";
const head = "asyncapi: 3.0.0\ninfo: { title: Shop, version: 1.0.0 }\n";

function documentOf(schema: string): string {
  return `${head}components: { messages: { Placed: { payload: { schemaFormat: ${format}, schema: ${schema} } } } }\n`;
}

interface Group {
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[];
}

/** Those of the suite's files that have keywords which draft-07 does not, or has in another meaning. */
const files = [
  "additionalProperties",
  "contains",
  "dependentRequired",
  "dependentSchemas",
  "items",
  "maxContains",
  "minContains",
  "prefixItems",
  "properties",
  "unevaluatedItems",
  "unevaluatedProperties",
  "uniqueItems",
];

function groupsOf(file: string): readonly Group[] {
  const suite = dirname(createRequire(import.meta.url).resolve("alterschema/package.json"));
  const path = join(suite, "vendor/json-schema-test-suite/tests/draft2020-12", `${file}.json`);
  return JSON.parse(readFileSync(path, "utf8"));
}

test("what is kept of OpenAPI 3.1 means what JSON Schema 2020-12 means by it", async () => {
  const groups = files.flatMap((file) => groupsOf(file).map((group) => ({ file, ...group })));
  const kept = groups.filter(({ schema }) => {
    const schemaAt = (pointer: string): unknown => valueAt(schema, pointer);
    return !convertOpenApi31(schema, schemaAt).problems.some(({ severity }) => severity === "error");
  });
  const names = kept.map((_, index) => `case${index}`);
  const messages = names.map(
    (name) => `${name}: { payload: { schemaFormat: ${format}, schema: { $ref: ${name}.json } } }`,
  );
  const { contract, diagnostics } = await loadFiles({
    "asyncapi.yaml": `${head}components: { messages: { ${messages.join(", ")} } }\n`,
    ...Object.fromEntries(kept.map(({ schema }, index) => [`case${index}.json`, JSON.stringify(schema)])),
  });
  if (contract === undefined) throw new Error(formatDiagnostics(diagnostics));
  const validators = await emittedPackage(emitValidators(contract))("validators/index.js");
  const wrong = kept.flatMap(({ file, description, tests }, index) => {
    const accepts = validators[`isCase${index}`] as (value: unknown) => boolean;
    return tests
      .filter(({ data, valid }) => accepts(data) !== valid)
      .map((one) => `${file} ${description}: ${one.description}`);
  });

  expect(wrong).toEqual([]);
  const refused = groups.filter((group) => !kept.includes(group));
  const counts = files.map((file) => [file, refused.filter((group) => group.file === file).length] as const);
  expect(Object.fromEntries(counts.filter(([, count]) => count > 0))).toEqual({
    maxContains: 3,
    minContains: 5,
    unevaluatedItems: 11,
    unevaluatedProperties: 9,
  });
});

const shape = "{ type: object, properties: { a: {} } }";

test.each([
  {
    keyword: "minContains",
    schema: "{ contains: {}, minContains: 2 }",
    message: "JSON Schema draft-07 has nothing for `minContains`",
  },
  {
    keyword: "maxContains",
    schema: "{ contains: {}, maxContains: 2 }",
    message: "JSON Schema draft-07 has nothing for `maxContains`",
  },
  {
    keyword: "$dynamicRef",
    schema: "{ $dynamicRef: '#a' }",
    message: "JSON Schema draft-07 has nothing for `$dynamicRef`",
  },
  {
    keyword: "unevaluatedProperties",
    schema: `{ oneOf: [${shape}], unevaluatedProperties: false }`,
    message: "`unevaluatedProperties` stands beside `oneOf`, which names properties",
  },
  {
    keyword: "unevaluatedItems",
    schema: "{ contains: {}, unevaluatedItems: false }",
    message: "`unevaluatedItems` stands beside `contains`, which describes elements",
  },
  { keyword: "items", schema: "{ items: [{}] }", message: "`items` is a list, which it is not in OpenAPI 3.1" },
  {
    keyword: "additionalItems",
    schema: "{ prefixItems: [{}], additionalItems: false }",
    message: "`additionalItems` is not a keyword of OpenAPI 3.1",
  },
  { keyword: "prefixItems", schema: "{ prefixItems: {} }", message: "`prefixItems` is not a list" },
  {
    keyword: "dependencies",
    schema: "{ dependencies: { a: [b] } }",
    message: "`dependencies` is not a keyword of OpenAPI 3.1",
  },
  {
    keyword: "dependentRequired",
    schema: "{ dependentRequired: { a: b } }",
    message: '`dependentRequired` has no list of names for "a"',
  },
])("what draft-07 cannot say is refused by name and place: $message", async ({ keyword, schema, message }) => {
  const { diagnostics } = await loadText(documentOf(`{ properties: { p: ${schema} } }`));
  const pointer = `/components/messages/Placed/payload/schema/properties/p/${keyword}`;
  expect(diagnostics).toMatchObject([
    { code: "schema-not-convertible", severity: "error", message, location: { pointer } },
  ]);
});

test("`nullable`, which OpenAPI 3.1 does not have, is told also where a type stands", async () => {
  expect(await complaintsAbout(documentOf("{ type: string, nullable: true }"))).toContain(
    "warning  `nullable` is not a keyword of OpenAPI 3.1",
  );
});

test("a reference leads to a schema that stands elsewhere in draft-07", async () => {
  const way = "#/components/messages/Placed/payload/schema";
  const { contract, diagnostics } = await loadText(
    documentOf(`{ prefixItems: [{ type: string }], items: { $ref: '${way}/prefixItems/0' } }`),
  );
  expect(formatDiagnostics(diagnostics)).toBe("");
  const { isPlacedMessage } = await emittedPackage(emitValidators(contract ?? never()))("validators/index.js");
  const accepts = isPlacedMessage as (value: unknown) => boolean;
  expect([accepts(["a", "b"]), accepts(["a", 1])]).toEqual([true, false]);
});

function never(): never {
  throw new Error("The document has no contract.");
}
