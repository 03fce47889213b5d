import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { incomingMessage, toAmqplibProperties } from "./amqplib-messages.js";

const require = createRequire(import.meta.url);

/** How amqplib writes a table, and reads it. Not of its interface: what is checked is that we hand it what it can write. */
const codec: {
  encodeTable(buffer: Buffer, table: object, offset: number): number;
  decodeFields(bytes: Buffer): Record<string, unknown>;
} = require(join(require.resolve("amqplib"), "../lib/codec.js"));

function throughTheWire(headers: Record<string, unknown>): Record<string, unknown> {
  const buffer = Buffer.alloc(65_536);
  const size = codec.encodeTable(buffer, toAmqplibProperties({ headers }).headers ?? {}, 0);
  return codec.decodeFields(buffer.subarray(4, size));
}

describe("a header that another client wrote can be written again", () => {
  const values: Record<string, unknown> = {
    "a double that looks like no integer of 64 bits": 2 ** 51 + 0.5,
    "a double below all integers of 64 bits": -1e20,
    "a double above them": 1e300,
    "the least integer of 64 bits": -(2 ** 63),
    "a timestamp": { "!": "timestamp", value: 1_700_000_000 },
    "a decimal": { "!": "decimal", value: { places: 2, digits: 1999 } },
    "a list of tables": [{ a: [1.5, null, "x", true] }, -1e20],
  };
  for (const [given, value] of Object.entries(values)) {
    it(given, () => expect(throughTheWire({ value })).toEqual({ value }));
  }

  it("a timestamp before 1970, which arrives as the end of time", () => {
    const arrived = throughTheWire({ value: { "!": "timestamp", value: 2 ** 64 } });
    expect(arrived).toEqual({ value: { "!": "timestamp", value: 2 ** 64 } });
  });

  it("bytes", () => expect(throughTheWire({ value: Buffer.from("x") })).toEqual({ value: Buffer.from("x") }));
});

it("no header hides values behind a prototype, where nobody validates them", () => {
  const headers = { list: [Object.create({ tenant: 7 })], table: Object.create({ tenant: 7 }) };
  Object.setPrototypeOf(headers, { tenant: 7 });
  const fields = { exchange: "", routingKey: "q", consumerTag: "c", deliveryTag: 1, redelivered: false };
  const { properties } = incomingMessage({ fields, content: Buffer.alloc(0), properties: { headers } });
  expect(properties.headers).not.toHaveProperty("tenant");
  expect(properties.headers).toEqual({ list: [{}], table: {} });
  for (const table of [properties.headers, ...Object.values(properties.headers ?? {}).flat()]) {
    expect(Object.getPrototypeOf(table)).toBe(Object.prototype);
  }
});
