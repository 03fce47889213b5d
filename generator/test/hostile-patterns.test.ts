import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { generate } from "../src/index.js";

const text = `${"a".repeat(60)}b`;
const slow = JSON.stringify("^(a+)+$");

/** Patterns that never return, wherever a text of the document is held to one. */
it.each([
  { place: "the name of a property", payload: `patternProperties: { ${slow}: {} }, properties: { ${text}: {} }` },
  { place: "a default", payload: `properties: { x: { type: string, pattern: ${slow}, default: ${text} } }` },
  {
    place: "an example of a schema",
    payload: `properties: { x: { type: string, pattern: ${slow}, examples: [${text}] } }`,
  },
  { place: "a constant", payload: `properties: { x: { type: string, pattern: ${slow}, enum: [${text}, a] } }` },
  { place: "an example of a message", payload: `properties: { x: { type: string, pattern: ${slow} } }` },
])("a pattern that never returns on $place keeps nobody waiting", { timeout: 30_000 }, async ({ payload }) => {
  const cwd = await mkdtemp(join(tmpdir(), "eventwright-patterns-"));
  onTestFinished(() => rm(cwd, { recursive: true }));
  await writeFile(
    join(cwd, "asyncapi.yaml"),
    `asyncapi: 3.0.0
info: { title: Slow, version: 1.0.0 }
channels:
  a: { address: a, messages: { m: { payload: { type: object, ${payload} }, examples: [{ payload: { x: ${text} } }] } } }
operations:
  send: { action: send, channel: { $ref: "#/channels/a" } }
`,
  );
  const { diagnostics, packages } = await generate({ cwd, output: "sdk" });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(packages).toHaveLength(1);
});
