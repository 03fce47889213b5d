import { describe, expect, it } from "vitest";
import { type Decoded, decodeJson, encodeJson, isPlainJson } from "./codec.js";

const refused = (problem: string): Decoded => ({ ok: false, problem });

const bodies: readonly { given: string; bytes: string | Buffer; want: Decoded }[] = [
  { given: "an object", bytes: '{"a":"ü"}', want: { ok: true, body: { a: "ü" } } },
  { given: "a scalar", bytes: "null", want: { ok: true, body: null } },
  { given: "an escaped underscore", bytes: '{"a\\u005fb":1}', want: { ok: true, body: { a_b: 1 } } },
  { given: "a text about prototypes", bytes: '{"a":"__proto__"}', want: { ok: true, body: { a: "__proto__" } } },
  { given: "nothing", bytes: "", want: refused("the body is empty") },
  { given: "half an object", bytes: '{"a":', want: refused("the body is not JSON") },
  { given: "two values", bytes: "1 2", want: refused("the body is not JSON") },
  { given: "NaN", bytes: "NaN", want: refused("the body is not JSON") },
  { given: "broken UTF-8", bytes: Buffer.from([0x22, 0xff, 0x22]), want: refused("the body is not UTF-8") },
  { given: "UTF-16", bytes: Buffer.from("\ufeff{}", "utf16le"), want: refused("the body is not UTF-8") },
  { given: "a prototype", bytes: '{"a":[{"__proto__":{}}]}', want: refused("the body has a property __proto__") },
  {
    given: "a prototype in escapes",
    bytes: '{"\\u005f\\u005Fproto__":{}}',
    want: refused("the body has a property __proto__"),
  },
];

describe("decoding", () => {
  for (const { given, bytes, want } of bodies) {
    it(given, () => expect(decodeJson(Buffer.from(bytes))).toEqual(want));
  }

  it("100,000 levels do not end the process", () => {
    const levels = 100_000;
    expect(decodeJson(Buffer.from(`${"[".repeat(levels)}${"]".repeat(levels)}`)).ok).toBeTypeOf("boolean");
    expect(decodeJson(Buffer.from(`${'{"\\u005f":'.repeat(levels)}1${"}".repeat(levels)}`)).ok).toBe(false);
  });
});

describe("encoding what JSON cannot say gives nothing", () => {
  const circle: Record<string, unknown> = {};
  circle["circle"] = circle;
  for (const [given, value] of [
    ["undefined", undefined],
    ["a BigInt", { a: 1n }],
    ["a function", () => 1],
    ["a circle", circle],
  ] as const) {
    it(given, () => expect(encodeJson(value)).toBeUndefined());
  }
});

describe("a body nested without end", () => {
  it("is refused before the parser sees it", () => {
    const startMs = performance.now();
    expect(decodeJson(Buffer.alloc(16 * 1024 * 1024, "["))).toEqual({
      ok: false,
      problem: "the body is nested deeper than 1000 levels",
    });
    expect(performance.now() - startMs).toBeLessThan(2_000);
  });

  it("is not mistaken for brackets in a text, or beside each other", () => {
    const text = `"${"[".repeat(2_000)}\\"${"[".repeat(2_000)}"`;
    expect(decodeJson(Buffer.from(text))).toMatchObject({ ok: true });
    expect(decodeJson(Buffer.from(`[${"[],".repeat(2_000)}[]]`))).toMatchObject({ ok: true });
  });
});

describe("what JSON writes is just what was given", () => {
  const deep: unknown[] = [];
  let innermost = deep;
  for (let level = 0; level < 7_000; level += 1) {
    const next: unknown[] = [];
    innermost.push(next);
    innermost = next;
  }
  const cases: readonly { given: string; value: unknown; want: boolean }[] = [
    { given: "an object with what JSON has", value: { a: [1, -0, "x", null, true, { b: [] }] }, want: true },
    { given: "a property that is undefined", value: { a: undefined }, want: true },
    {
      given: "an object of a class",
      value: new (class Price {
        amount = 1;
      })(),
      want: true,
    },
    { given: "a date", value: { a: new Date(0) }, want: false },
    {
      given: "a toJSON of its class",
      value: new (class {
        toJSON = () => 1;
      })(),
      want: false,
    },
    { given: "a map", value: [new Map()], want: false },
    { given: "a number in a box", value: Object(1), want: false },
    { given: "no number", value: [Number.NaN], want: false },
    { given: "a function", value: { a: () => 1 }, want: false },
    { given: "undefined in a list", value: [undefined], want: false },
  ];
  for (const { given, value, want } of cases) it(given, () => expect(isPlainJson(value)).toBe(want));

  it("or is not known, for what is too deep to be looked through", () => {
    expect(() => isPlainJson(deep)).not.toThrow();
  });
});
