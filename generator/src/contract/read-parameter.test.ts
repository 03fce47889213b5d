import { expect, test } from "vitest";
import { contractOf } from "../../test/support/load-files.js";

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
