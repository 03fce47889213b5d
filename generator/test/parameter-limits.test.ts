import { expect, test } from "vitest";
import { readRuntime } from "../src/commands/read-runtime.js";
import { emitPackage } from "../src/emit/emit-package.js";
import { contractOf } from "./support/load-files.js";

const runtime = await readRuntime();

test("what AsyncAPI 2 says of a parameter's text reaches the runtime, and whoever gives it", async () => {
  const contract = await contractOf(`asyncapi: 2.6.0
info: { title: House, version: 1.0.0 }
channels:
  lights.{room}:
    parameters: { room: { description: Where., schema: { type: string, pattern: '^[a-z]+$', minLength: 2, maxLength: 3 } } }
    subscribe: { message: { name: on, payload: { type: object } } }
`);
  const options = { name: "house", runtimeVersion: "^1.0.0" };
  const files = await emitPackage({ contract, options, document: "", runtime: runtime.declarations });
  const [code, types] = [/^channels\/.*\.js$/, /^channels\/.*\.d\.ts$/].map(
    (name) => files.find(({ path }) => name.test(path))?.content,
  );

  expect(code).toContain('{ name: "room", pattern: "^[a-z]+$", minLength: 2, maxLength: 3 }');
  expect(types).toContain("At least 2 characters, at most 3 characters, matches `^[a-z]+$`.");
});
