import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { findUndeclared } from "../../../packages/runtime/src/undeclared.js";
import { createRandom, messagesFor } from "../../bench/falsifier.mjs";
import { RandomSchemas } from "../../bench/random-schema.mjs";
import { sdkDecisions } from "../../bench/sdk-decisions.mjs";
import { plainGraph } from "../../test/plain-contract.js";
import { contractOf } from "../../test/support/load-files.js";
import { openSchema } from "../contract/schema/closed-schema.js";
import { declaredNames } from "../contract/schema/declared-names.js";
import type { SchemaGraph } from "../contract/schema-graph.js";
import { declaredSource } from "../emit/validators/declared-source.js";
import type { Json } from "./json.js";
import { defaultBudgetMs, Judge } from "./judge.js";
import { languageSide } from "./language-side.js";
import { languageSource } from "./language-source.js";

const parts = { languageSource, declaredNames, declaredSource, findUndeclared };

/** Asks the judge's formula and the SDK's own code about the same messages. */
function compareDecisions(schemas: SchemaGraph, messagesPerSchema: number, random: () => number) {
  const decides = sdkDecisions(schemas, parts);
  const { reader } = languageSource(schemas);
  let taken = 0;
  let held = 0;
  for (const { ref } of schemas.named) {
    const judge = new Judge(defaultBudgetMs);
    const [open, closed] = [false, true].map((isClosed) => languageSide({ schemas, ref, closed: isClosed }, judge));
    const messages = messagesFor([openSchema(ref, reader) as object], messagesPerSchema, random);
    for (const message of messages) {
      const [takes, sends] = [decides(ref, false)(message), decides(ref, true)(message)];
      const about = () => `${ref} ${JSON.stringify(message)} ${JSON.stringify(schemas.get(ref))}`;
      expect(judge.holds(open?.literal ?? 0, message as Json), about()).toBe(takes);
      expect(judge.holds(closed?.literal ?? 0, message as Json), about()).toBe(sends);
      if (takes) taken += 1;
      if (takes && !sends) held += 1;
    }
  }
  return { taken, held };
}

describe("the judge and the emitted code decide alike", () => {
  test.each([301, 302, 303])("about schemas with every keyword, seed %i", { timeout: 120_000 }, (seed) => {
    const random = createRandom(seed);
    const source = new RandomSchemas(random, "sdk");
    let [taken, held] = [0, 0];
    for (let number = 0; number < 40; number += 1) {
      const { definitions, ...schema } = source.pair().old;
      const text = JSON.stringify({ A: schema, ...definitions }).replaceAll("#/definitions/", "#/components/schemas/");
      const counts = unlessEndless(() =>
        compareDecisions(plainGraph({ components: { schemas: JSON.parse(text) } }), 30, random),
      );
      taken += counts?.taken ?? 0;
      held += counts?.held ?? 0;
    }
    expect(taken).toBeGreaterThan(500);
    // Declared by nobody, so taken but not sent.
    expect(held).toBeGreaterThan(20);
  });

  test("about the documents of the golden packages", { timeout: 120_000 }, async () => {
    const random = createRandom(304);
    for (const text of await goldenDocuments()) compareDecisions((await contractOf(text)).schemas, 60, random);
  });
});

async function goldenDocuments(): Promise<readonly string[]> {
  const folder = fileURLToPath(new URL("../../golden", import.meta.url));
  const features = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  return Promise.all(features.map(({ name }) => readFile(join(folder, name, "asyncapi.yaml"), "utf8")));
}

/** A schema that contains itself unguarded has no meaning, and no validator an end. */
function unlessEndless<Result>(decide: () => Result): Result | undefined {
  try {
    return decide();
  } catch (error) {
    if (error instanceof RangeError || (error instanceof Error && /deep/.test(error.message))) return undefined;
    throw error;
  }
}
