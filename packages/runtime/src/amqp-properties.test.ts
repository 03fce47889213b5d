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

  it("any user id where a certificate says who we are", () => {
    const properties = { userId: "somebody" };
    expect(
      findBadProperty({ exchange: "", routingKey: "q", body: Buffer.alloc(0), properties, mandatory: true }, []),
    ).toBeUndefined();
  });
});
