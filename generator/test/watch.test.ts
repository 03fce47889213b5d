import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type WatchRun, watch } from "../src/commands/watch.js";
import { folderOf } from "./support/load-files.js";

// The first package waits for the parser and the compilers.
vi.setConfig({ testTimeout: 180_000 });

const documentOf = (type: string) => `asyncapi: 3.0.0
info: { title: House, version: 1.0.0 }
channels:
  lights: { address: lights, messages: { LightOn: { payload: { $ref: light.yaml } } } }
operations:
  switchOn: { action: send, channel: { $ref: '#/channels/lights' } }
components: { schemas: { Level: { type: ${type} } } }
`;

let cwd: string;
let ended: Promise<void>;
let stop: AbortController;
let runs: AsyncGenerator<WatchRun, never>;

beforeEach(() => {
  cwd = folderOf({ "asyncapi.yaml": documentOf("integer"), "light.yaml": "type: object\n" });
  stop = new AbortController();
  const done: WatchRun[] = [];
  let wake = () => {};
  ended = watch({
    cwd,
    signal: stop.signal,
    onRun(run) {
      done.push(run);
      wake();
    },
  });
  runs = (async function* () {
    for (;;) {
      const run = done.shift();
      if (run !== undefined) yield run;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  })();
});
afterEach(async () => {
  stop.abort();
  await ended;
});

const write = (name: string, text: string) => writeFile(join(cwd, name), text);

/** What was written by the next run that wrote something, or could not. */
async function nextWritten(): Promise<readonly string[] | string> {
  for (;;) {
    const { outcome } = (await runs.next()).value;
    if ("error" in outcome) return String(outcome.error);
    const [first] = outcome.result.packages;
    if (first === undefined) return outcome.result.diagnostics[0]?.code ?? "";
    if (first.written.length > 0) return first.written.filter((path) => path.startsWith("schemas/"));
  }
}

test("every file that was read is watched, mistakes are told, and watching goes on until it is ended", async () => {
  expect(await nextWritten()).toContain("schemas/level.d.ts");

  await write("asyncapi.yaml", documentOf("string"));
  expect(await nextWritten()).toEqual(["schemas/level.d.ts"]);

  await write("light.yaml", "type: object\nproperties: { on: { type: boolean } }\n");
  expect(await nextWritten()).toEqual(["schemas/light.d.ts"]);

  await write("asyncapi.yaml", documentOf("strin"));
  expect(await nextWritten()).toMatch(/^[a-z0-9-]+$/);

  // As editors save: written beside, then put in its place.
  await write("asyncapi.yaml.new", documentOf("boolean"));
  await rename(join(cwd, "asyncapi.yaml.new"), join(cwd, "asyncapi.yaml"));
  expect(await nextWritten()).toEqual(["schemas/level.d.ts"]);

  // A configuration that was not there.
  await write("eventwright.config.yaml", "openTypes: true\n");
  expect(await nextWritten()).toEqual(["schemas/light.d.ts"]);

  stop.abort();
  await ended;
});
