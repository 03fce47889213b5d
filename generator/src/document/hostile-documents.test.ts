import { expect, test } from "vitest";
import { contractOf, loadFiles } from "../../test/support/load-files.js";

function document(schemas: object, extra: object = {}): string {
  return JSON.stringify({
    asyncapi: "3.0.0",
    info: { title: "Shop", version: "1.0.0" },
    components: { schemas },
    ...extra,
  });
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

// Each of these takes the official parser minutes, or makes it fail, when it gets the document as it is.
test("schemas that share each other do not multiply", async () => {
  const names = Array.from({ length: 40 }, (_, index) => `S${index}`);
  const properties = Object.fromEntries(names.map((name) => [name, ref(name)]));
  const contract = await contractOf(
    document(Object.fromEntries(names.map((name) => [name, { type: "object", properties }]))),
  );
  expect(contract.schemas.named).toHaveLength(40);
});

test("a diamond of depth 30 is 31 schemas", async () => {
  const schemas = Object.fromEntries(
    Array.from({ length: 31 }, (_, index) => [
      `D${index}`,
      index === 30
        ? { type: "string" }
        : { type: "object", properties: { a: ref(`D${index + 1}`), b: ref(`D${index + 1}`) } },
    ]),
  );
  expect((await contractOf(document(schemas))).schemas.named).toHaveLength(31);
});

test("operations on one channel do not copy its messages", async () => {
  const names = Array.from({ length: 150 }, (_, index) => `M${index}`);
  const contract = await contractOf(
    JSON.stringify({
      asyncapi: "3.0.0",
      info: { title: "Shop", version: "1.0.0" },
      channels: {
        c: { address: "c", messages: Object.fromEntries(names.map((name) => [name, { payload: { type: "object" } }])) },
      },
      operations: Object.fromEntries(
        names.map((name) => [
          `send${name}`,
          { action: "send", channel: { $ref: "#/channels/c" }, messages: [{ $ref: `#/channels/c/messages/${name}` }] },
        ]),
      ),
    }),
  );
  expect(contract.channels.map(({ key }) => key)).toEqual(["c"]);
  expect(contract.operations).toHaveLength(150);
  expect(contract.operations[7]?.messages).toEqual([contract.messages[7]]);
  expect(contract.operations[7]?.channel).toBe(contract.channels[0]);
});

test("a property named like a path does not change what a reference means", async () => {
  const contract = await contractOf(
    document({
      A: {
        type: "object",
        properties: {
          "a.properties.b": { type: "string" },
          a: { type: "object", properties: { b: { type: "integer" } } },
          c: { $ref: "#/components/schemas/A/properties/a/properties/b" },
        },
      },
    }),
  );
  expect(contract.schemas.get("asyncapi.yaml#/components/schemas/A/properties/a/properties/b")).toEqual({
    type: "integer",
  });
});

test.each([
  ["a description that the parser takes for a reference", { A: { type: "object", description: "$ref:$" } }],
  ["a property called $ref", { A: { type: "object", properties: { $ref: { type: "string" } } } }],
  [
    "a property called __proto__",
    JSON.parse('{ "A": { "type": "object", "properties": { "__proto__": { "type": "string" } } } }') as object,
  ],
  ["schemas that are nothing but each other", { A: ref("B"), B: ref("A") }],
  ["a schema that is itself", { A: ref("A") }],
])("%s", async (_, schemas) => {
  const contract = await contractOf(document(schemas));
  const [first] = contract.schemas.named;
  expect(first?.name).toBe("A");
  expect(JSON.stringify(contract.schemas.get(first?.ref ?? ""))).toBe(
    JSON.stringify((schemas as Record<string, unknown>)["A"]).replaceAll("#/components", "asyncapi.yaml#/components"),
  );
});

test.each([
  ["lists", `x-a: ${"[".repeat(20_000)}${"]".repeat(20_000)}`],
  ["an alias inside itself", "x-a: &a { b: *a }"],
])("%s too deep to be read", async (_, line) => {
  const { diagnostics } = await loadFiles({ "asyncapi.yaml": `asyncapi: 3.1.0\n${line}\n` });
  expect(diagnostics).toMatchObject([{ code: "invalid-syntax", severity: "error" }]);
});
