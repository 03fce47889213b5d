import type { Random } from "./random.js";

const MIB = 1024 * 1024;
const NESTED_LEVELS = 10_000;

/** Bodies that are no event of the bench, each of which has taken down some consumer. */
const small: readonly (string | Buffer)[] = [
  "",
  " ",
  "{",
  '{"id":',
  '{"id":1}}',
  '{"id":1} {"id":2}',
  "{'id':1}",
  "undefined",
  "NaN",
  "null",
  "true",
  "0",
  '"id"',
  "[]",
  "[1]",
  "{}",
  '{"id":"1"}',
  '{"id":1.5}',
  '{"id":1e999}',
  '{"id":null}',
  '{"ID":1}',
  '{"id":[1]}',
  '{"__proto__":{"id":1}}',
  '{"constructor":{"prototype":{"id":1}}}',
  '{"valueOf":1}',
  '{"toString":1,"valueOf":1,"toJSON":1}',
  '{"then":1,"id":"x"}',
  '{"hasOwnProperty":1}',
  '{"length":-1}',
  "\u0000",
  "\ufeff",
  Buffer.from([0xff, 0xfe, 0x7b, 0x00]),
  Buffer.from([0xc3, 0x28]),
  Buffer.from([0x7b, 0x22, 0x69, 0x64, 0x22, 0x3a, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x7d]),
  Buffer.from([0x1f, 0x8b, 0x08, 0x00]),
  "<?xml version='1.0'?><id>1</id>",
  "[".repeat(NESTED_LEVELS),
  `${"[".repeat(NESTED_LEVELS)}${"]".repeat(NESTED_LEVELS)}`,
  `${'{"a":'.repeat(NESTED_LEVELS)}1${"}".repeat(NESTED_LEVELS)}`,
];

/** So many of them, in random order. */
export function hostileBodies(random: Random, count: number): readonly Buffer[] {
  return random.shuffle(
    Array.from({ length: count }, (_, index) => {
      const body = small[index % small.length] ?? "";
      return typeof body === "string" ? Buffer.from(body) : body;
    }),
  );
}

/** As large as a broker takes. The first kind takes parsers the longest, the second is no JSON from its first byte on. */
export function largeHostileBodies(count: number): readonly Buffer[] {
  return Array.from({ length: count }, (_, index) => Buffer.alloc(16 * MIB, index % 2 === 0 ? "[" : "x"));
}
