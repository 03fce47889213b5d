import { describe, expect, test } from "vitest";
import { loadFiles } from "../../test/support/load-files.js";

const head = "asyncapi: 3.1.0\ninfo: { title: Shop, version: 1.0.0 }\n";
const letters = "[0-9a-z]{7}";

/** The names of the schemas, and what is told. */
async function named(files: Readonly<Record<string, string>>): Promise<readonly (readonly string[])[]> {
  const { contract, diagnostics } = await loadFiles(files);
  const codes = diagnostics.map(({ code, severity }) => `${severity} ${code}`);
  return [(contract?.schemas.named ?? []).map(({ name }) => name), codes];
}

describe("schemas that would be of one name", () => {
  test("a key that is the name keeps it, one that differs in signs alone does not", async () => {
    const [names, told] = await named({
      "asyncapi.yaml": `${head}components:\n  schemas:\n    price_changed: { type: object }\n    PriceChanged: { type: object }\n`,
    });
    expect(names).toEqual([expect.stringMatching(`^PriceChanged${letters}$`), "PriceChanged"]);
    expect(told).toEqual(["warning duplicate-generated-name"]);
  });

  test("a key before a place that makes the same name", async () => {
    const [names, told] = await named({
      "asyncapi.yaml": `${head}components:
  schemas:
    Order: { type: object, properties: { lines: { type: string }, more: { $ref: '#/components/schemas/Order/properties/lines' } } }
    OrderLines: { type: object }
`,
    });
    expect(names).toEqual(["Order", "OrderLines", "OrderPropertiesLines"]);
    expect(told).toEqual([]);
  });

  test("files of one name in two folders are called by the folders", async () => {
    const reference = (file: string) => `{ payload: { type: object, properties: { p: { $ref: ${file} } } } }`;
    const [names, told] = await named({
      "asyncapi.yaml": `${head}components:\n  messages:\n    A: ${reference("eu/price.yaml")}\n    B: ${reference("us/price.yaml")}\n`,
      "eu/price.yaml": "{ type: number }",
      "us/price.yaml": "{ type: integer }",
    });
    expect(names).toEqual(["AMessage", "BMessage", "EuPriceYaml", "UsPriceYaml"]);
    expect(told).toEqual([]);
  });

  test.each([
    { what: "body", schema: "OrderMessage", want: ["OrderMessageSchema", "OrderMessage", "OrderHeaders"] },
    {
      what: "body in other letters",
      schema: "order_message",
      want: ["OrderMessageSchema", "OrderMessage", "OrderHeaders"],
    },
    { what: "headers", schema: "OrderHeaders", want: ["OrderHeadersSchema", "OrderMessage", "OrderHeaders"] },
  ])(
    "the $what of a message before a key, so that a schema that is added renames no message",
    async ({ schema, want }) => {
      const { contract, diagnostics } = await loadFiles({
        "asyncapi.yaml": `${head}components:
  schemas:
    ${schema}: { type: object }
  messages:
    Order: { payload: { type: object }, headers: { type: object, properties: { a: { type: string } } } }
`,
      });
      expect(contract?.schemas.named.map(({ name }) => name)).toEqual(want);
      expect(diagnostics).toMatchObject([
        {
          code: "duplicate-generated-name",
          severity: "warning",
          consequence: `This one is emitted as ${want[0]}.`,
          location: { line: 5 },
          related: { location: { line: 7 } },
        },
      ]);
    },
  );
});

describe("messages that would be of one name", () => {
  test("the one whose key is the name keeps it", async () => {
    const { contract, diagnostics } = await loadFiles({
      "asyncapi.yaml": `${head}components:\n  messages:\n    order.created: { payload: { type: string } }\n    OrderCreated: { payload: { type: number } }\n`,
    });
    expect(contract?.messages.map(({ typeName }) => typeName)).toEqual([
      expect.stringMatching(`^OrderCreated${letters}$`),
      "OrderCreated",
    ]);
    expect(diagnostics).toMatchObject([
      {
        code: "duplicate-generated-name",
        severity: "warning",
        location: { line: 5 },
        related: { location: { line: 6 } },
      },
    ]);
  });

  test("are one where they say the same, however often they are listed", async () => {
    const { contract } = await loadFiles({
      "asyncapi.yaml": `asyncapi: 2.6.0
info: { title: Shop, version: 1.0.0 }
channels:
  a: { subscribe: { message: { oneOf: [{ name: M, payload: { type: string } }, { name: M, payload: { type: string }, x-kind: other }] } } }
`,
    });
    expect(contract?.messages.map(({ typeName }) => typeName)).toEqual(["M"]);
    expect(contract?.operations.map(({ messages }) => messages.length)).toEqual([1]);
  });

  test("a name on the wire that several have is a handler's where it is the key, else the key is", async () => {
    const { contract } = await loadFiles({
      "asyncapi.yaml": `${head}components:
  messages:
    Incoming: { name: Incoming, payload: { type: string } }
    Other: { name: Incoming, payload: { type: number } }
    One: { name: both, payload: { type: string } }
    Two: { name: both, payload: { type: number } }
    Alone: { name: alone, payload: { type: number } }
`,
    });
    expect(contract?.messages.map(({ name, handlerName }) => [name, handlerName])).toEqual([
      ["Incoming", "Incoming"],
      ["Incoming", "Other"],
      ["both", "One"],
      ["both", "Two"],
      ["alone", "alone"],
    ]);
  });
});

test("a key of signs alone gets a name of its place", async () => {
  const { contract, diagnostics } = await loadFiles({
    "asyncapi.yaml": `${head}components:\n  schemas:\n    '!!!': { type: object }\n  messages:\n    '???': { payload: { type: string } }\n`,
  });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(contract?.schemas.named.map(({ name }) => name)).toEqual([
    expect.stringMatching(`^Schema${letters}$`),
    expect.stringMatching(`^Message${letters}Message$`),
  ]);
});
