import { expect, test } from "vitest";
import { readRuntime } from "../src/commands/read-runtime.js";
import { emitPackage } from "../src/emit/emit-package.js";
import { contractOf } from "./support/load-files.js";

const runtime = await readRuntime();

/** The doc comment before a line. */
function docOf(text: string, line: string): string {
  const before = text.slice(0, text.indexOf(line));
  return before.slice(before.lastIndexOf("/**")).replaceAll(/^[ /*]+/gm, "");
}

test("what an operation says of itself stands at the method or the handler of who does it", async () => {
  const contract = await contractOf(`asyncapi: 3.0.0
info: { title: Lamp, version: 1.0.0 }
channels:
  lights: { address: lights, messages: { On: { $ref: '#/components/messages/On' }, Off: { $ref: '#/components/messages/Off' } } }
  copies: { address: copies, messages: { On: { $ref: '#/components/messages/On' } } }
operations:
  tell: { action: send, channel: { $ref: '#/channels/lights' }, summary: Tells the house. }
  copy: { action: send, channel: { $ref: '#/channels/copies' }, description: Tells the log. }
  hear: { action: receive, channel: { $ref: '#/channels/lights' }, description: Obeys. }
  read: { action: receive, channel: { $ref: '#/channels/copies' }, description: Reads back. }
components:
  messages:
    On: { summary: A lamp is on., payload: { type: object } }
    Off: { payload: { type: object } }
`);
  const options = { name: "lamps", runtimeVersion: "^1.0.0" };
  const files = await emitPackage({ contract, options, document: "", runtime: runtime.declarations });
  const [own = "", other = ""] = ["index.d.ts", "counterpart.d.ts"].map(
    (name) => files.find(({ path }) => path === name)?.content,
  );

  expect(docOf(own, "publishOn(")).toContain("A lamp is on.\n\nTells the house.\n\nTells the log.\n\n");
  expect(docOf(own, "publishOff(")).toContain("Tells the house.\n\n");
  expect(docOf(own, '"On":')).toContain("A lamp is on.\n\nObeys.\n\nReads back.\n\n");
  expect(other).toContain("A lamp is on.");
  expect(other).not.toMatch(/Tells|Obeys|Reads back/);
});
