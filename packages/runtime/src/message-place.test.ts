import { describe, expect, test } from "vitest";
import type { EnvelopeField, MessagePlace } from "./contract.js";
import { textAt, withText } from "./message-place.js";

const inBody: MessagePlace = { in: "body", path: ["meta", "id"] };
const inHeaders: MessagePlace = { in: "headers", path: ["id"] };
const envelope: readonly EnvelopeField[] = [{ role: "payload", path: ["event"] }];

describe("a text is written where the contract has it", () => {
  test.each([
    { given: "in another part", place: inHeaders, value: {}, outweighs: true, want: {} },
    { given: "without a place", place: undefined, value: {}, outweighs: true, want: {} },
    { given: "in what is no object", place: inBody, value: [1], outweighs: true, want: [1] },
    {
      given: "where nothing stands",
      place: inBody,
      value: { meta: {} },
      outweighs: false,
      want: { meta: { id: "x" } },
    },
    {
      given: "that its caller gave",
      place: inBody,
      value: { meta: { id: "c" } },
      outweighs: false,
      want: { meta: { id: "c" } },
    },
    {
      given: "that outweighs it",
      place: inBody,
      value: { meta: { id: "c" } },
      outweighs: true,
      want: { meta: { id: "x" } },
    },
    { given: "below what is missing", place: inBody, value: {}, outweighs: false, want: {} },
    { given: "that makes it", place: inBody, value: {}, outweighs: true, want: { meta: { id: "x" } } },
    { given: "below what is no object", place: inBody, value: { meta: 1 }, outweighs: true, want: { meta: 1 } },
  ])("$given", ({ place, value, outweighs, want }) => {
    const before = structuredClone(value);
    expect(withText<unknown>("body", value, {}, { place, text: "x", outweighs })).toEqual(want);
    expect(value).toEqual(before);
  });

  test("around an event, which is the runtime's", () => {
    const place: MessagePlace = { in: "body", path: ["meta", "id"] };
    const body = { event: { id: "c" }, meta: { id: "c" } };
    expect(withText("body", body, { envelope }, { place, text: "x", outweighs: false })).toEqual({
      event: { id: "c" },
      meta: { id: "x" },
    });
  });
});

describe("a text is read where the contract has it", () => {
  test.each([
    { given: "a text", found: "x", want: "x" },
    { given: "one that just fits a property of AMQP", found: "ä".repeat(127), want: "ä".repeat(127) },
    { given: "one that does not", found: "ä".repeat(128), want: undefined },
    { given: "an empty one", found: "", want: undefined },
    { given: "a number", found: 1, want: undefined },
    { given: "an object", found: {}, want: undefined },
    { given: "nothing", found: undefined, want: undefined },
  ])("$given", ({ found, want }) => {
    expect(textAt(inHeaders, { headers: { id: found } }, () => expect.fail("The body is not needed."))).toBe(want);
    expect(textAt(inBody, {}, () => ({ meta: { id: found } }))).toBe(want);
  });

  test("what an object inherits is not there", () => {
    expect(textAt({ in: "headers", path: ["constructor", "name"] }, { headers: {} }, () => undefined)).toBeUndefined();
    expect(textAt(inHeaders, {}, () => undefined)).toBeUndefined();
  });
});
