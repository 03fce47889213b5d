import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { MessagePlace } from "./contract.js";
import { addressed, askedAddressOf, readdressed } from "./reply-place.js";
import type { OutgoingMessage } from "./transport.js";

const inBody: MessagePlace = { in: "body", path: ["reply", "to"] };
const inHeaders: MessagePlace = { in: "headers", path: ["answer-to"] };

describe("the address of a request that arrived", () => {
  test.each([
    { given: "AMQP's property", properties: { replyTo: "a" }, place: undefined, want: "a" },
    { given: "AMQP's property before the place", properties: { replyTo: "a" }, place: inBody, want: "a" },
    { given: "the place in the body", properties: {}, place: inBody, want: "b" },
    { given: "the place in the headers", properties: { headers: { "answer-to": "h" } }, place: inHeaders, want: "h" },
    { given: "the place where the property is empty", properties: { replyTo: "" }, place: inBody, want: "b" },
    { given: "none where the property is empty", properties: { replyTo: "" }, place: undefined, want: undefined },
    { given: "none where nothing stands", properties: {}, place: inHeaders, want: undefined },
  ])("is $given", ({ properties, place, want }) => {
    expect(askedAddressOf(properties, place, () => ({ reply: { to: "b" } }))).toBe(want);
  });
});

test("an address outweighs what stands in its place, and none changes nothing", () => {
  const body = { reply: { to: "theirs" }, of: 1 };
  expect(addressed("body", body, {}, { place: inBody, address: "ours" })).toEqual({ reply: { to: "ours" }, of: 1 });
  expect(addressed("body", body, {}, undefined)).toBe(body);
});

describe("a message gets another address", () => {
  const message = (body: Buffer, headers?: object): OutgoingMessage => ({
    exchange: "",
    routingKey: "q",
    body,
    properties: { messageId: "m-1", ...(headers === undefined ? {} : { headers: { ...headers } }) },
    mandatory: true,
  });
  const first = Buffer.from('{"of":1,"reply":{"to":"first"}}');

  test("in its headers", () => {
    const sent = message(first, { "answer-to": "first", tenant: "t" });
    const again = readdressed(sent, {}, { place: inHeaders, address: "second" });
    expect(again.properties).toEqual({ messageId: "m-1", headers: { "answer-to": "second", tenant: "t" } });
    expect(again.body).toBe(first);
    expect(sent.properties.headers).toEqual({ "answer-to": "first", tenant: "t" });
  });

  test("in its body", () => {
    const again = readdressed(message(first), {}, { place: inBody, address: "second" });
    expect(String(again.body)).toBe('{"of":1,"reply":{"to":"second"}}');
  });

  test("in its compressed body", () => {
    const { properties, ...others } = message(gzipSync(first));
    const sent = { ...others, properties: { ...properties, contentEncoding: "gzip" } };
    const again = readdressed(sent, { contentEncoding: "gzip" }, { place: inBody, address: "second" });
    expect(String(gunzipSync(again.body))).toBe('{"of":1,"reply":{"to":"second"}}');
  });
});
