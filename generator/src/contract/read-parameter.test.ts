import { expect, test } from "vitest";
import { complaintsAbout, contractOf, loadText } from "../../test/support/load-files.js";

test("a parameter of AsyncAPI 2 has the values of its schema", async () => {
  const { channels } = await contractOf(`asyncapi: 2.6.0
info: { title: House, version: 1.0.0 }
channels:
  lights.{room}.{floor}.{side}:
    parameters:
      room: { schema: { type: string, enum: [hall, kitchen], default: hall } }
      floor: { schema: { $ref: "#/components/schemas/Floor" } }
      side: { description: Any., schema: { type: string } }
    publish: { message: { payload: { type: object } } }
components: { schemas: { Floor: { const: first } } }
`);

  expect(channels[0]?.parameters).toMatchObject([
    { name: "room", values: ["hall", "kitchen"], defaultValue: "hall" },
    { name: "floor", values: ["first"] },
    { name: "side", description: "Any." },
  ]);
  expect(channels[0]?.parameters[2]).not.toHaveProperty("values");
});

const limited = (schema: string): string => `asyncapi: 2.6.0
info: { title: House, version: 1.0.0 }
channels:
  lights.{room}:
    parameters: { room: { schema: ${schema} } }
    publish: { message: { payload: { type: object } } }
components: { schemas: { Room: { $ref: "#/components/schemas/Word" }, Word: { type: string, maxLength: 3 } } }
`;

test.each([
  {
    what: "pattern and lengths",
    schema: "{ type: string, pattern: '^[a-z]+$', minLength: 1, maxLength: 3 }",
    want: { pattern: "^[a-z]+$", minLength: 1, maxLength: 3 },
  },
  { what: "a length, behind references", schema: "{ $ref: '#/components/schemas/Room' }", want: { maxLength: 3 } },
])("a parameter of AsyncAPI 2 has $what of its schema", async ({ schema, want }) => {
  expect((await contractOf(limited(schema))).channels[0]?.parameters).toMatchObject([want]);
  expect(await complaintsAbout(limited(schema))).not.toContain("warning");
});

test.each([
  { schema: "{ type: integer, minimum: 1 }", unchecked: "`type: integer`, `minimum`" },
  { schema: "{ type: string, format: uuid }", unchecked: "`format`" },
  { schema: "{ type: string, pattern: '(' }", unchecked: "`pattern`" },
  { schema: "{ anyOf: [{ const: a }] }", unchecked: "`anyOf`" },
])("what is not checked of $schema is named", async ({ schema, unchecked }) => {
  const { diagnostics } = await loadText(limited(schema));
  expect(diagnostics.filter(({ code }) => code === "parameter-schema-not-checked")).toMatchObject([
    { severity: "warning", location: { line: 5 }, message: `the schema of parameter room says ${unchecked}` },
  ]);
});

test.each([
  {
    version: "2.6.0",
    text: `asyncapi: 2.6.0
info: { title: House, version: 1.0.0 }
channels:
  users.{id}:
    parameters: { id: { location: '$message.payload#/user/id' } }
    publish: { message: { payload: { type: object } } }
`,
  },
  {
    version: "3.0.0",
    text: `asyncapi: 3.0.0
info: { title: House, version: 1.0.0 }
channels:
  users:
    parameters: { id: { location: '$message.payload#/user/id' } }
    address: users.{id}
    messages: { Told: { payload: { type: object } } }
operations: { tell: { action: send, channel: { $ref: '#/channels/users' } } }
`,
  },
])("that a parameter's value is not taken from the message is told: AsyncAPI $version", async ({ text }) => {
  const { diagnostics } = await loadText(text);
  expect(diagnostics).toMatchObject([
    {
      code: "parameter-location-not-used",
      severity: "info",
      message: 'parameter id has its value at "$message.payload#/user/id"',
      location: { line: 5 },
    },
  ]);
});

test("what is said of a parameter is said once, however many channels refer to it", async () => {
  const { diagnostics } = await loadText(`asyncapi: 2.6.0
info: { title: House, version: 1.0.0 }
channels:
  users.{id}: { parameters: { id: { $ref: '#/components/parameters/id' } } }
  admins.{id}: { parameters: { id: { $ref: '#/components/parameters/id' } } }
components: { parameters: { id: { location: '$message.payload#/id', schema: { type: integer } } } }
`);
  expect(diagnostics.map(({ code }) => code)).toEqual(["parameter-schema-not-checked", "parameter-location-not-used"]);
});
