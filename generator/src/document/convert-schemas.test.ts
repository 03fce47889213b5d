import { describe, expect, test } from "vitest";
import { loadFiles, loadText } from "../../test/support/load-files.js";
import { formatDiagnostics } from "../report/format-diagnostics.js";

const head = "asyncapi: 3.0.0\ninfo: { title: Shop, version: 1.0.0 }\n";
const avro = "application/vnd.apache.avro+json;version=1.9.0";
const openApi = "application/vnd.oai.openapi;version=3.0.0";

function message(format: string, schema: string): string {
  return `${head}components:\n  messages:\n    Placed:\n      payload:\n        schemaFormat: ${format}\n        schema: ${schema}\n`;
}

async function bodyOf(text: string): Promise<unknown> {
  const { contract, diagnostics } = await loadText(text);
  expect(formatDiagnostics(diagnostics)).toBe("");
  return contract?.schemas.get(contract.messages[0]?.body ?? "");
}

async function complaints(text: string): Promise<string> {
  return formatDiagnostics((await loadText(text)).diagnostics);
}

const tree = `{
  "type": "record", "name": "Order", "namespace": "com.example",
  "fields": [
    { "name": "id", "type": { "type": "string", "logicalType": "uuid" } },
    { "name": "shipTo", "doc": "Where it goes.", "type": { "type": "record", "name": "Address", "fields": [
      { "name": "city", "type": "string" }, { "name": "state", "type": ["null", "State"], "default": null }
    ] } },
    { "name": "billTo", "type": ["null", "Address"] },
    { "name": "parent", "type": ["null", "com.example.Order"] },
    { "name": "amount", "type": ["int", "long"] },
    { "name": "state", "type": { "type": "enum", "name": "State", "symbols": ["OPEN", "CLOSED"] } },
    { "name": "notes", "type": { "type": "map", "values": { "type": "array", "items": "Address" } } }
  ]
}`;

describe("Avro", () => {
  test.each([
    {
      what: "two records",
      type: `[{ type: record, name: Created, fields: [{ name: id, type: string }] }, { type: record, name: Deleted, fields: [{ name: at, type: long }] }]`,
      want: { anyOf: [{ $ref: "Created.avsc#" }, { $ref: "Deleted.avsc#" }] },
    },
    {
      what: "a text and an enum",
      type: `["null", string, { type: enum, name: Kind, symbols: [A, B] }]`,
      want: { anyOf: [{ type: "string" }, { $ref: "Kind.avsc#" }, { type: "null" }] },
    },
    {
      what: "an enum with its default and a text",
      type: `[{ type: enum, name: Kind, symbols: [A, B] }, string], default: B`,
      want: { anyOf: [{ $ref: "Kind.avsc#" }, { type: "string" }], default: "B" },
    },
    {
      what: "a list of a record and two records",
      type: `[{ type: array, items: { type: record, name: One, fields: [] } }, One, { type: record, name: Two, fields: [] }]`,
      want: {
        anyOf: [{ type: "array", items: { $ref: "One.avsc#" } }, { $ref: "One.avsc#" }, { $ref: "Two.avsc#" }],
      },
    },
  ])("a union of $what", async ({ type, want }) => {
    const envelope = `{ type: record, name: Envelope, fields: [{ name: event, type: ${type} }] }`;
    expect(await bodyOf(message(avro, envelope))).toMatchObject({ properties: { event: want } });
  });

  test("a union may not hold one type twice", async () => {
    const envelope = `{ type: record, name: Envelope, fields: [{ name: event, type: [{ type: enum, name: Kind, symbols: [A] }, Kind] }] }`;
    expect(await complaints(message(avro, envelope))).toContain("a union of Avro holds the type `Kind` twice");
  });

  test("named types are types of their own, however they are used, and recursive ones stay so", async () => {
    const { contract, diagnostics } = await loadFiles({
      "asyncapi.yaml": message(avro, "{ $ref: avro/order.avsc }"),
      "avro/order.avsc": tree,
    });
    expect(formatDiagnostics(diagnostics)).toBe("");
    expect(contract?.schemas.named.map(({ name, ref }) => `${name} ${ref}`)).toEqual([
      "Order com/example/Order.avsc#",
      "Address com/example/Address.avsc#",
      "State com/example/State.avsc#",
    ]);
    expect(contract?.schemas.get("com/example/Order.avsc#")).toEqual({
      type: "object",
      required: ["id", "shipTo", "amount", "state", "notes"],
      properties: {
        id: { type: "string", format: "uuid" },
        shipTo: { description: "Where it goes.", $ref: "com/example/Address.avsc#" },
        billTo: { anyOf: [{ $ref: "com/example/Address.avsc#" }, { type: "null" }] },
        parent: { anyOf: [{ $ref: "com/example/Order.avsc#" }, { type: "null" }] },
        amount: {
          anyOf: [
            { type: "integer", minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
            { type: "integer", minimum: -(2 ** 63), maximum: 2 ** 63 - 1 },
          ],
        },
        state: { $ref: "com/example/State.avsc#" },
        notes: {
          type: "object",
          additionalProperties: { type: "array", items: { $ref: "com/example/Address.avsc#" } },
        },
      },
    });
  });

  test("what is generated of a field is found where the field is written", async () => {
    const { contract } = await loadFiles({
      "asyncapi.yaml": message(avro, "{ $ref: avro/order.avsc }"),
      "avro/order.avsc": tree,
    });
    expect(contract?.schemas.locate("com/example/Address.avsc#", "/properties/city")).toMatchObject({
      file: "avro/order.avsc",
      line: 6,
      column: 7,
    });
    expect(contract?.schemas.nameOf("com/example/Address.avsc#")?.location).toMatchObject({
      file: "avro/order.avsc",
      line: 5,
    });
  });

  test("AsyncAPI 2 says the format at the message; a file may hold a list of types that name each other", async () => {
    const { contract, diagnostics, bundled } = await loadFiles({
      "asyncapi.yaml": `asyncapi: 2.6.0
info: { title: Shop, version: 1.0.0 }
channels: {}
components:
  messages:
    Placed: { schemaFormat: ${avro}, payload: { $ref: 'all.avsc#/1' } }
`,
      "all.avsc": `[{ "type": "fixed", "name": "Hash", "size": 4 }, { "type": "record", "name": "Placed", "fields": [{ "name": "hash", "type": "Hash" }] }]`,
    });
    expect(formatDiagnostics(diagnostics)).toBe("");
    expect(contract?.schemas.named.map(({ name }) => name)).toEqual(["Placed", "Hash"]);
    // Brought into one file it is JSON Schema, and means the same.
    const again = await loadText(JSON.stringify(bundled));
    expect(formatDiagnostics(again.diagnostics)).toBe("");
    expect(again.contract?.schemas.get(again.contract.messages[0]?.body ?? "")).toEqual(
      contract?.schemas.get(contract.messages[0]?.body ?? ""),
    );
  });

  test.each([
    {
      name: "a name that nothing defines",
      given: message(avro, `{ type: record, name: Order, fields: [{ name: to, type: Address }] }`),
      want: "asyncapi.yaml:8:67  error  the Avro schema names a type `Address`, which neither it nor its file defines",
    },
    {
      name: "a record without fields",
      given: message(avro, "{ type: record, name: Order }"),
      want: "asyncapi.yaml:8:9  error  the Avro schema is not valid: ",
    },
    {
      name: "a record without a name",
      given: message(avro, "{ type: record, fields: [] }"),
      want: "asyncapi.yaml:8:9  error  a record of Avro has no name",
    },
    {
      name: "two types of one name",
      given: `${message(avro, "{ type: enum, name: State, symbols: [A] }")}    Other:\n      payload: { schemaFormat: ${avro}, schema: { type: enum, name: State, symbols: [B] } }\n`,
      want: "asyncapi.yaml:10:80  error  the Avro type `State` is defined in two ways\n  asyncapi.yaml:8:9  The other definition is here.",
    },
  ])("refuses $name", async ({ given, want }) => {
    expect(await complaints(given)).toContain(want);
  });
});

describe("OpenAPI 3.0", () => {
  test("is JSON Schema in the same place", async () => {
    const schema = `{ type: object, required: [id, other], properties: { id: { type: integer, format: int32 }, note: { type: string, nullable: true, enum: [a, b], example: a }, price: { type: number, minimum: 0, exclusiveMinimum: true }, parts: { allOf: [{ type: object }], anyOf: [{ type: object, nullable: true }] } } }`;
    expect(await bodyOf(message(openApi, schema))).toEqual({
      type: "object",
      required: ["id", "other"],
      properties: {
        id: { type: "integer", format: "int32", minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
        note: { type: ["string", "null"], enum: ["a", "b", null], examples: ["a"] },
        price: { type: "number", exclusiveMinimum: 0 },
        parts: { allOf: [{ type: "object" }], anyOf: [{ type: ["object", "null"] }] },
      },
    });
  });

  test("references lead to schemas in the same language, also in other files", async () => {
    const { contract, diagnostics } = await loadFiles({
      "asyncapi.yaml": `${message(openApi, "{ $ref: '#/components/schemas/Order' }")}  schemas:
    Order:
      schemaFormat: ${openApi}
      schema: { type: object, properties: { price: { $ref: price.yaml } } }
`,
      "price.yaml": "type: number\nnullable: true\n",
    });
    expect(formatDiagnostics(diagnostics)).toBe("");
    expect(contract?.schemas.get("price.yaml#")).toEqual({ type: ["number", "null"] });
    expect(contract?.messages[0]?.body).toBe("asyncapi.yaml#/components/schemas/Order/schema");
  });

  const order = "    Order: { type: object, properties: { note: { $ref: '#/components/schemas/Note' } } }\n";
  const note = "    Note: { type: object, properties: { text: { type: string, nullable: true, example: a } } }\n";
  const text = { type: ["string", "null"], examples: ["a"] };

  test.each([
    { what: "of version 3", given: message(openApi, "{ $ref: '#/components/schemas/Order' }") },
    {
      what: "of version 2",
      given: `asyncapi: 2.6.0\ninfo: { title: Shop, version: 1.0.0 }\nchannels: {}\ncomponents:\n  messages:\n    Placed: { schemaFormat: ${openApi}, payload: { $ref: '#/components/schemas/Order' } }\n`,
    },
  ])("a schema that only OpenAPI schemas refer to is one too, in a document $what", async ({ given }) => {
    const { contract, diagnostics } = await loadText(`${given}  schemas:\n${order}${note}`);
    expect(formatDiagnostics(diagnostics)).toBe("");
    const read = contract?.schemas.get("asyncapi.yaml#/components/schemas/Note");
    expect(read).toEqual({ type: "object", properties: { text } });
  });

  test("a schema that others refer to as well stays AsyncAPI's, and is told where it would mean another thing", async () => {
    const other = "    Other: { payload: { $ref: '#/components/schemas/Note' } }\n";
    const both = `${message(openApi, "{ $ref: '#/components/schemas/Order' }")}${other}  schemas:\n${order}`;
    expect(await complaints(both + note)).toContain(
      `asyncapi.yaml:12:5  warning  an OpenAPI schema refers to Note, and so does what is none
  It is read as a schema of AsyncAPI: what OpenAPI alone means, as by \`nullable\`, it does not mean here.
  Keep a copy of it for each of them, or write it so that it means the same to both.
`,
    );
    expect(await complaints(both + note.replace("nullable: true, ", ""))).not.toContain("an OpenAPI schema refers to");
  });

  test("refuses and warns where the words are", async () => {
    expect(await complaints(message(openApi, "{ type: object, properties: { a: { type: text } } }"))).toContain(
      "asyncapi.yaml:8:52  error  the OpenAPI schema is not valid: it ",
    );
    expect(await complaints(message(openApi, "{ type: object, discriminator: { propertyName: kind } }"))).toContain(
      "asyncapi.yaml:8:33  warning  the `discriminator` of an OpenAPI schema is not kept",
    );
    expect(await complaints(message(openApi, "{ properties: { a: { nullable: true } } }"))).toContain(
      "asyncapi.yaml:8:38  warning  `nullable` stands on a schema without `type`",
    );
  });
});

describe("OpenAPI 3.1", () => {
  const format = "application/vnd.oai.openapi;version=3.1.0";

  test("is JSON Schema already", async () => {
    expect(await bodyOf(message(format, "{ type: [string, 'null'], example: a, xml: { name: x } }"))).toEqual({
      type: ["string", "null"],
      examples: ["a"],
    });
  });

  test("refuses what would mean something else", async () => {
    expect(
      await complaints(
        message(format, "{ properties: { a: { $ref: '#/components/schemas/B', minLength: 1 } } }") +
          "  schemas: { B: { type: string } }\n",
      ),
    ).toContain("asyncapi.yaml:8:70  error  `minLength` stands beside a `$ref`");
  });
});
