import { expect, test } from "vitest";
import { readRuntime } from "../src/commands/read-runtime.js";
import { emitPackage } from "../src/emit/emit-package.js";
import { contractOf } from "./support/load-files.js";

const runtime = await readRuntime();

/** Document, message and channel of one name. */
async function emit(key: string): Promise<ReadonlyMap<string, string>> {
  const contract = await contractOf(`asyncapi: 3.0.0
info: { title: ${key}, version: 1.0.0 }
channels:
  ${key}: { address: q, messages: { ${key}: { payload: { type: object, properties: { a: { type: string } } } } } }
operations:
  tell: { action: send, channel: { $ref: '#/channels/${key}' } }
  hear: { action: receive, channel: { $ref: '#/channels/${key}' } }
`);
  const options = { name: "names", runtimeVersion: "^1.0.0" };
  const files = await emitPackage({ contract, options, document: "", runtime: runtime.declarations });
  return new Map(files.map(({ path, content }) => [path, content]));
}

test.each([
  { key: "2fa", constant: "message_2faContract" },
  { key: "_2fa", constant: "message_2faContract" },
  { key: "注文作成", constant: "message注文作成Contract" },
  { key: "тест", constant: "тестMessage" },
])("a message called $key has a type and a constant of two names", async ({ key, constant }) => {
  const files = await emit(key);
  const [, module = ""] = [...files].find(([path]) => /^messages\/.*\.d\.ts$/.test(path)) ?? [];
  expect(module).toContain(`export declare const ${constant}: MessageContract;`);
});
