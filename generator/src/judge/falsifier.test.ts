import { describe, expect, test } from "vitest";
import { EvaluatedSchemas, misread } from "../../bench/evaluated-schemas.mjs";
import { eventSchemas } from "../../bench/event-schemas.mjs";
import { createRandom, pick, refute } from "../../bench/falsifier.mjs";
import { RandomSchemas } from "../../bench/random-schema.mjs";
import { edit } from "../../bench/schema-edits.mjs";
import { compareSchemas } from "./compare-schemas.js";
import type { Dialect } from "./dialect.js";

/** The adversary of the judge: whatever was proved must stand every message it can think of. */
function expectUnrefuted(pair: { old: object; changed: object }, dialect: Dialect, random: () => number, seed: string) {
  const comparison = compareSchemas(pair.old, pair.changed, { dialect });
  for (const direction of ["backward", "forward"] as const) {
    const verdict = comparison[direction];
    if (verdict.answer !== "compatible") continue;
    const [inner, outer] = direction === "backward" ? [pair.old, pair.changed] : [pair.changed, pair.old];
    const refutation = refute({ inner, outer, dialect, tries: 60, random });
    expect(refutation, `${seed} ${direction} ${JSON.stringify(pair)}`).toBeUndefined();
  }
}

describe("what is called compatible", () => {
  test.each([101, 102])(
    "is not refuted on edited event schemas, seed %i",
    (seed) => {
      const random = createRandom(seed);
      for (let number = 0; number < 60; number += 1) {
        const old = pick(eventSchemas, random);
        expectUnrefuted({ old, changed: edit(old, random) }, "draft-07", random, `seed ${seed}, number ${number}`);
      }
    },
    60_000,
  );

  test.each<[Dialect, number]>([
    ["draft-07", 201],
    ["2019-09", 202],
    ["2020-12", 203],
  ])(
    "is not refuted on schemas with every keyword of %s, seed %i",
    (dialect, seed) => {
      const random = createRandom(seed);
      const schemas = new RandomSchemas(random, dialect);
      for (let number = 0; number < 60; number += 1) {
        expectUnrefuted(schemas.pair(), dialect, random, `seed ${seed}, number ${number}`);
      }
    },
    60_000,
  );

  test.each<[Dialect, number]>([
    ["draft-07", 302],
    ["2019-09", 310],
    ["2020-12", 305],
  ])(
    "is read as ajv reads it, with what `unevaluated…` and `contains` see in loops of %s, seed %i",
    (dialect, seed) => {
      const schemas = new EvaluatedSchemas(createRandom(seed), dialect);
      const compare = (old: unknown, changed: unknown) => compareSchemas(old, changed, { dialect });
      for (let number = 0; number < 50; number += 1) {
        const schema = schemas.next();
        const found = misread({ schema, messages: schemas.messages(schema, 4), dialect, compare });
        expect(found, `seed ${seed}, number ${number} ${JSON.stringify(schema)}`).toBeUndefined();
      }
    },
    60_000,
  );

  test("the adversary finds a break that a rule table would miss", () => {
    const random = createRandom(1);
    const inner = { type: "object", properties: { kind: { enum: ["a", "b"] }, size: { type: "integer" } } };
    const outer = {
      ...inner,
      if: { properties: { kind: { const: "b" } }, required: ["kind"] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
      then: { required: ["size"] },
    };
    expect(refute({ inner, outer, dialect: "draft-07", tries: 500, random })).toBeDefined();
  });
});
