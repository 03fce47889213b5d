import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { compress, decodeBody } from "./content-encoding.js";
import type { IncomingMessage } from "./transport.js";

function message(body: Buffer, contentEncoding?: string): IncomingMessage {
  const properties = contentEncoding === undefined ? {} : { contentEncoding };
  return { exchange: "", routingKey: "q", body, properties, consumerTag: "c", deliveryTag: 1, redelivered: false };
}

const text = Buffer.from('{"lamp":1}');

describe("a compressed body", () => {
  it.each(["gzip", "deflate", "br"] as const)("is the same after %s", (encoding) => {
    const bytes = compress(text, encoding);
    expect(bytes.equals(text)).toBe(false);
    expect(decodeBody(message(bytes, encoding), 100)).toEqual({ ok: true, body: { lamp: 1 } });
    expect(decodeBody(message(bytes, encoding.toUpperCase()), 100)).toEqual({ ok: true, body: { lamp: 1 } });
  });

  it.each([undefined, "utf-8", "UTF-8", "identity"])("is plain text with %s", (encoding) => {
    expect(decodeBody(message(text, encoding), 100)).toEqual({ ok: true, body: { lamp: 1 } });
  });

  it("that would fill the memory is not expanded", () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000, 0x20));
    expect(decodeBody(message(bomb, "gzip"), 1_000)).toEqual({
      ok: false,
      problem: "the body is larger than 1000 bytes when it is expanded",
    });
  });

  it("that is not what it says it is has a problem of that name", () => {
    expect(decodeBody(message(text, "gzip"), 100)).toEqual({ ok: false, problem: "the body is not gzip" });
    expect(decodeBody(message(text, "zstd"), 100)).toMatchObject({
      ok: false,
      problem: "its content encoding is none of gzip, deflate and br",
    });
    expect(decodeBody(message(text, "constructor"), 100)).toMatchObject({ ok: false });
  });
});
