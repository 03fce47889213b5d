import { expect, test } from "vitest";
import { parse } from "yaml";
import { valueAt } from "../src/contract/json-pointer.js";
import { emitValidators } from "../src/emit/validators/emit-validators.js";
import { formatDiagnostics } from "../src/report/format-diagnostics.js";
import { emittedPackage } from "./import-emitted.js";
import { loadFiles } from "./support/load-files.js";

const head = "asyncapi: 3.0.0\ninfo: { title: Shop, version: 1.0.0 }\n";
const avro = "application/vnd.apache.avro+json;version=1.9.0";
const openApi = "application/vnd.oai.openapi;version=3.1.0";

interface Given {
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  readonly parse: string;
  readonly value: unknown;
  readonly place: string;
}

test.each<Given>([
  {
    what: "a field of an Avro type that is written in the document",
    files: {
      "asyncapi.yaml": `${head}components: { messages: { Placed: { payload: { schemaFormat: ${avro}, schema: { type: record, name: com.example.Order, fields: [{ name: id, type: string }, { name: count, type: int }] } } } } }`,
    },
    parse: "parseOrder",
    value: { id: "a", count: "b" },
    place: "/components/messages/Placed/payload/schema/fields/1",
  },
  {
    what: "a field of an Avro type in a file",
    files: {
      "asyncapi.yaml": `${head}components: { messages: { Placed: { payload: { schemaFormat: ${avro}, schema: { $ref: avro/order.avsc } } } } }`,
      "avro/order.avsc": `{ "type": "record", "name": "Order", "fields": [{ "name": "to", "type": { "type": "record", "name": "Address", "fields": [{ "name": "city", "type": "string" }] } }] }`,
    },
    parse: "parseOrder",
    value: { to: { city: 1 } },
    place: "avro/order.avsc#/fields/0/type/fields/0",
  },
  {
    what: "a branch of an Avro union",
    files: {
      "asyncapi.yaml": `${head}components: { messages: { Placed: { payload: { schemaFormat: ${avro}, schema: ["null", int] } } } }`,
    },
    parse: "parsePlacedMessage",
    value: "a",
    place: "/components/messages/Placed/payload/schema",
  },
  {
    what: "a header of a trait",
    files: {
      "asyncapi.yaml": `${head}components:
  messageTraits: { traced: { headers: { $ref: '#/components/schemas/Traced' } } }
  messages: { Placed: { traits: [{ $ref: '#/components/messageTraits/traced' }], headers: { type: object, properties: { tenant: { type: string } } }, payload: { type: object } } }
  schemas: { Traced: { type: object, properties: { trace: { type: string, minLength: 3 } } } }
`,
    },
    parse: "parsePlacedHeaders",
    value: { trace: "a" },
    place: "/components/schemas/Traced/properties/trace/minLength",
  },
  {
    what: "headers of which nothing says that they are an object",
    files: {
      "asyncapi.yaml": `${head}components: { messages: { Placed: { headers: { anyOf: [{ type: object }, true] }, payload: { type: object } } } }`,
    },
    parse: "parsePlacedHeaders",
    value: "a",
    place: "/components/messages/Placed/headers",
  },
  {
    what: "a schema in a map that is kept in another file",
    files: {
      "asyncapi.yaml": `${head}components: { messages: { Placed: { payload: { $ref: '#/components/schemas/Order' } } }, schemas: { $ref: schemas.yaml } }`,
      "schemas.yaml": "Order: { type: object, properties: { id: { type: string } } }\n",
    },
    parse: "parseOrder",
    value: { id: 1 },
    place: "schemas.yaml#/Order/properties/id/type",
  },
  {
    what: "an alternative of OpenAPI that its discriminator selects",
    files: {
      "asyncapi.yaml": `${head}components: { messages: { Told: { payload: { schemaFormat: ${openApi}, schema: { discriminator: { propertyName: kind }, oneOf: [{ $ref: cat.yaml }, { $ref: dog.yaml }] } } } } }`,
      "cat.yaml": "{ type: object, properties: { kind: { type: string } } }\n",
      "dog.yaml": "{ type: object, properties: { kind: { type: string } } }\n",
    },
    parse: "parseToldMessage",
    value: { kind: "pig" },
    place: "/components/messages/Told/payload/schema/oneOf",
  },
  ...(
    [
      ["prefixItems", "{ prefixItems: [{ type: string }] }", [1], "/prefixItems/0/type"],
      ["items after prefixItems", "{ prefixItems: [{}], items: { type: string } }", [1, 1], "/items/type"],
      ["dependentRequired", "{ dependentRequired: { a: [b] } }", { a: 1 }, "/dependentRequired/a"],
      [
        "dependentSchemas",
        "{ dependentRequired: { a: [a] }, dependentSchemas: { a: { maxProperties: 1 } } }",
        { a: 1, b: 1 },
        "/dependentSchemas/a/maxProperties",
      ],
      [
        "unevaluatedProperties",
        "{ allOf: [{ properties: { a: {} } }], unevaluatedProperties: false }",
        { a: 1, b: 1 },
        "/unevaluatedProperties",
      ],
    ] as const
  ).map(
    ([keyword, schema, value, place]): Given => ({
      what: `${keyword} of OpenAPI 3.1`,
      files: {
        "asyncapi.yaml": `${head}components: { messages: { Placed: { payload: { schemaFormat: ${openApi}, schema: { properties: { p: ${schema} }, type: object } } } } }`,
      },
      parse: "parsePlacedMessage",
      value: { p: value },
      place: `/components/messages/Placed/payload/schema/properties/p${place}`,
    }),
  ),
])("an error names a place that is in the user's file: $what", async ({ files, value, place, ...given }) => {
  const { contract, diagnostics } = await loadFiles(files);
  expect(formatDiagnostics(diagnostics)).toBe("");
  if (contract === undefined) throw new Error("The document has no contract.");
  const emitted = emitValidators(contract);
  const validators = await emittedPackage(emitted)("validators/index.js");

  expect(placeOfError(validators[given.parse], value)).toBe(place);
  const places = emitted.flatMap(({ content }) =>
    [...content.matchAll(/(?:schemaPath:|= validator\(\w+, )("(?:[^"\\]|\\.)*")/g)].map(([, text = ""]): string =>
      JSON.parse(text),
    ),
  );
  expect(places.length).toBeGreaterThan(0);
  expect(places.filter((one) => !isIn(files, one))).toEqual([]);
});

function placeOfError(parseValue: unknown, value: unknown): unknown {
  try {
    (parseValue as (value: unknown) => unknown)(value);
  } catch (error) {
    return (error as { readonly place?: string }).place ?? error;
  }
  return "accepted";
}

function isIn(files: Readonly<Record<string, string>>, place: string): boolean {
  const [pointer = "", file = "asyncapi.yaml"] = place.split("#").reverse();
  const text = files[file];
  return text !== undefined && valueAt(parse(text), pointer) !== undefined;
}
