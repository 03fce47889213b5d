import { describe, expect, it } from "vitest";
import { findBadProperty } from "./amqp-properties.js";
import type { MessageProperties, OutgoingMessage } from "./transport.js";

const long = "ü".repeat(128);

const cases: readonly {
  given: string;
  properties?: MessageProperties;
  message?: Partial<OutgoingMessage>;
  want: RegExp | undefined;
}[] = [
  { given: "nothing", want: undefined },
  {
    given: "everything",
    properties: {
      messageId: "ü".repeat(127),
      priority: 255,
      expirationMs: 0,
      timestampSeconds: 1,
      userId: "guest",
      headers: { a: [1, null, { b: true }], c: Buffer.from("x") },
    },
    want: undefined,
  },
  { given: "a long exchange", message: { exchange: long }, want: /exchange.*255/ },
  { given: "a long routing key", message: { routingKey: long }, want: /routingKey.*255/ },
  ...(
    ["messageId", "correlationId", "replyTo", "type", "userId", "appId", "contentType", "contentEncoding"] as const
  ).map((name) => ({
    given: `a long ${name}`,
    properties: { [name]: long },
    want: new RegExp(`${name}.*255`),
  })),
  { given: "a priority that is no byte", properties: { priority: 256 }, want: /priority/ },
  { given: "a negative expiration", properties: { expirationMs: -1 }, want: /expirationMs/ },
  { given: "half a millisecond", properties: { expirationMs: 0.5 }, want: /expirationMs/ },
  { given: "an expiration of months", properties: { expirationMs: 2 ** 32 }, want: /expirationMs/ },
  { given: "no number", properties: { timestampSeconds: Number.NaN }, want: /timestampSeconds/ },
  { given: "another user", properties: { userId: "somebody" }, want: /userId/ },
  { given: "large headers", properties: { headers: { a: "x".repeat(60_000) } }, want: /headers.*60000/ },
  { given: "a long header name", properties: { headers: { [long]: 1 } }, want: /headers must be/ },
  { given: "a header that is no value", properties: { headers: { a: undefined } }, want: /headers must be/ },
  { given: "a header that is a BigInt", properties: { headers: { a: 1n } }, want: /headers must be/ },
  // RabbitMQ closes the whole connection over a double that is no number (3.10.8).
  ...[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((a) => ({
    given: `a header that is ${a}`,
    properties: { headers: { a: [{ a }] } },
    want: /headers must be/,
  })),
  // What amqplib would write as an empty table, or as a table of its characters.
  ...[new Date(), new Map(), new Set(), /x/, new Error("x"), Promise.resolve(), new ArrayBuffer(1), Object("x")].map(
    (a) => ({
      given: `a header that is a ${a.constructor.name}`,
      properties: { headers: { a } },
      want: /headers must be/,
    }),
  ),
  { given: "a list with a hole", properties: { headers: { a: new Array(2) } }, want: /headers must be/ },
  {
    given: "an object of a class",
    properties: {
      headers: {
        a: new (class {
          tenant = 1;
        })(),
      },
    },
    want: undefined,
  },
  { given: "an object without a prototype", properties: { headers: { a: Object.create(null) } }, want: undefined },
  // On the wire it would be another text than the one that its sender looks for in a return.
  ...(["messageId", "correlationId", "replyTo", "type", "appId"] as const).map((name) => ({
    given: `half a character in the ${name}`,
    properties: { [name]: "a\ud800" },
    want: new RegExp(`${name}.*Unicode`),
  })),
  { given: "half a character in the routing key", message: { routingKey: "\ud800" }, want: /routingKey.*Unicode/ },
];

describe("before the wire", () => {
  for (const { given, properties = {}, message, want } of cases) {
    it(given, () => {
      const outgoing = {
        exchange: "",
        routingKey: "q",
        body: Buffer.alloc(0),
        properties,
        mandatory: true,
        ...message,
      };
      const problem = findBadProperty(outgoing, ["guest"]);
      want === undefined ? expect(problem).toBeUndefined() : expect(problem).toMatch(want);
    });
  }

  it("a circle in the headers", () => {
    const headers: Record<string, unknown> = {};
    headers["a"] = headers;
    expect(
      findBadProperty(
        { exchange: "", routingKey: "q", body: Buffer.alloc(0), properties: { headers }, mandatory: true },
        [],
      ),
    ).toMatch(/headers/);
  });

  it("a circle with two ways around, at once", () => {
    const headers: Record<string, unknown> = {};
    Object.assign(headers, { a: headers, b: headers });
    const message = { exchange: "", routingKey: "q", body: Buffer.alloc(0), properties: { headers }, mandatory: true };
    expect(findBadProperty(message, [])).toMatch(/headers/);
  });

  it("what few objects make many values of, at once", () => {
    let headers: Record<string, unknown> = { a: 1 };
    for (let level = 0; level < 30; level += 1) headers = { a: headers, b: headers };
    const message = { exchange: "", routingKey: "q", body: Buffer.alloc(0), properties: { headers }, mandatory: true };
    expect(findBadProperty(message, [])).toMatch(/headers must not have more than/);
  });

  it("any user id where a certificate says who we are", () => {
    const properties = { userId: "somebody" };
    expect(
      findBadProperty({ exchange: "", routingKey: "q", body: Buffer.alloc(0), properties, mandatory: true }, []),
    ).toBeUndefined();
  });
});
