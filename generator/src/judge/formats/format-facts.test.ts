import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formats } from "../../emit/validators/support/formats.js";
import { factsOf, hasFormat, samplesOf } from "./format-facts.js";

const names = Object.keys(formats);

/** Texts that look like one of the format: its samples, and what its patterns hold, with characters changed. */
function lookalikes(format: string): fc.Arbitrary<string> {
  const { outer, inner } = factsOf(format);
  const texts = fc.oneof(
    fc.constantFrom(...samplesOf(format, 40)),
    fc.stringMatching(new RegExp(outer === "" ? inner : outer)),
    fc.stringMatching(new RegExp(inner)),
  );
  const character = fc.constantFrom(..."0159aAfzZtT-:./#%?@[]{}\"'\\ ~+_é𝒳");
  const changes = fc.array(fc.tuple(fc.nat(), character, fc.constantFrom(0, 1)), { maxLength: 2 });
  return fc.tuple(texts, changes).map(([text, list]) => {
    const characters = [...text];
    for (const [where, put, removed] of list) characters.splice(where % (characters.length + 1), removed, put);
    return characters.join("");
  });
}

describe("what the judge knows of a format", () => {
  test("there are facts of every format that validators check", () => {
    for (const format of names) expect(factsOf(format).samples.length, format).toBeGreaterThan(0);
  });

  test.each(names)("%s: every sample has it", (format) => {
    for (const minLength of [0, 50, 500]) {
      for (const text of samplesOf(format, minLength)) expect(hasFormat(text, format), text).toBe(true);
    }
  });

  test.each(names)("%s: its patterns enclose what the validators check", (format) => {
    const { outer, inner, maxLength = Number.POSITIVE_INFINITY, within = [] } = factsOf(format);
    const outerPattern = new RegExp(outer, "u");
    const innerPattern = new RegExp(inner, "u");
    fc.assert(
      fc.property(lookalikes(format), (text) => {
        const valid = hasFormat(text, format);
        if (valid) expect(outerPattern.test(text) && text.length <= maxLength, text).toBe(true);
        if (innerPattern.test(text)) expect(valid, text).toBe(true);
        if (valid) expect(within.every((wider) => hasFormat(text, wider))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
