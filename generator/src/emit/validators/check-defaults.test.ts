import { expect, test } from "vitest";
import { plainContract } from "../../../test/plain-contract.js";
import { contractOf } from "../../../test/support/load-files.js";
import { checkDefaults } from "./check-defaults.js";

test.each([
  {
    what: "a text that is not in the enum",
    schema: { type: "object", properties: { state: { type: "string", enum: ["open", "closed"], default: "new" } } },
    at: "/properties/state/default",
    message: "the `default` breaks its own schema: it must be equal to one of the allowed values",
  },
  {
    what: "a member of an object",
    schema: { type: "array", items: { type: "object", properties: { n: { type: "integer" } }, default: { n: "1" } } },
    at: "/items/default",
    message: "the `default` breaks its own schema: its /n must be integer",
  },
  {
    what: "what another schema refuses",
    schema: { type: "object", properties: { next: { allOf: [{ $ref: "#/components/schemas/A" }], default: 1 } } },
    at: "/properties/next/default",
    message: "the `default` breaks its own schema: it must be object",
  },
  {
    what: "a falsy value",
    schema: { anyOf: [{ type: "string", minLength: 1, default: "" }] },
    at: "/anyOf/0/default",
    message: "the `default` breaks its own schema: it must NOT have fewer than 1 characters",
  },
])("a default that its own schema refuses is told: $what", ({ schema, at, message }) => {
  const found = checkDefaults(plainContract({ schemas: { A: schema } }));
  expect(found).toMatchObject([
    {
      code: "default-does-not-match",
      severity: "warning",
      message,
      location: { pointer: `/components/schemas/A${at}` },
    },
  ]);
});

test("a default that its schema takes is nothing to tell", () => {
  const properties = {
    state: { type: "string", enum: ["open"], default: "open" },
    next: { allOf: [{ $ref: "#/components/schemas/A" }], default: {} },
    none: { default: null },
  };
  expect(checkDefaults(plainContract({ schemas: { A: { type: "object", properties } } }))).toEqual([]);
});

test("so is the default of a parameter and of a server's variable", async () => {
  const contract = await contractOf(`asyncapi: 3.0.0
info: { title: House, version: 1.0.0 }
servers:
  main: { host: '{region}.example.com', protocol: amqp, variables: { region: { enum: [eu], default: us }, port: { default: '5672' } } }
channels:
  lights:
    address: 'light.{region}.{room}'
    parameters: { region: { enum: [eu, us], default: asia }, room: { enum: [hall], default: hall } }
    messages: { On: { payload: { type: object } } }
`);
  expect(checkDefaults(contract)).toMatchObject([
    {
      message: "the `default` of parameter region is none of the values that it may have",
      location: { line: 8, pointer: "/channels/lights/parameters/region/default" },
    },
    {
      message: "the `default` of variable region of server main is none of its values",
      location: { line: 4, pointer: "/servers/main/variables/region/default" },
    },
  ]);
});
