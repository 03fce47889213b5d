import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, test, vi } from "vitest";
import type { CheckResult } from "../src/commands/check.js";
import type { Run } from "../src/commands/run-on-change.js";
import { watchCheck } from "../src/commands/watch-check.js";
import { folderOf } from "./support/load-files.js";

// The first run waits for the parser.
vi.setConfig({ testTimeout: 300_000 });

const documentOf = (type: string) => `asyncapi: 3.0.0
info: { title: House, version: 1.0.0 }
channels:
  lights: { address: lights, messages: { LightOn: { payload: { type: object, properties: { lamp: { type: ${type} } } } } } }
operations:
  switchOn: { action: send, channel: { $ref: '#/channels/lights' } }
`;

let cwd: string;
let ended: Promise<void>;
let stop: AbortController;
let next: () => Promise<Run<CheckResult>>;

beforeEach(() => {
  cwd = folderOf({ "asyncapi.yaml": documentOf("integer"), "old.yaml": documentOf("integer") });
  stop = new AbortController();
  const done: Run<CheckResult>[] = [];
  let wake = () => {};
  ended = watchCheck({
    cwd,
    against: ["old.yaml"],
    signal: stop.signal,
    onRun(run) {
      done.push(run);
      wake();
    },
  });
  next = async () => {
    for (;;) {
      const run = done.shift();
      if (run !== undefined) return run;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
});
afterEach(async () => {
  stop.abort();
  await ended;
});

const write = (name: string, text: string) => writeFile(join(cwd, name), text);

/** A save may be noticed while it is half done; the answer to the whole of it comes. */
async function until(isIt: (outcome: Run<CheckResult>["outcome"]) => boolean): Promise<void> {
  while (!isIt((await next()).outcome));
}
const failedIs = (want: boolean) => (outcome: Run<CheckResult>["outcome"]) =>
  "result" in outcome && outcome.result.report?.failed === want;

test("a document, and what it is compared with, is checked again when it is saved", async () => {
  await until(failedIs(false));
  await write("asyncapi.yaml", documentOf("string"));
  await until(failedIs(true));
  await write("old.yaml", documentOf("string"));
  await until(failedIs(false));
});

test("a run that cannot be done is told, and watching goes on", async () => {
  await until(failedIs(false));
  await write("eventwright.config.yaml", "check: { against: 3 }\n");
  await until((outcome) => "result" in outcome && outcome.result.diagnostics[0]?.code === "config-not-a-list");
  await write("eventwright.config.yaml", "openTypes: true\n");
  await until(failedIs(false));
});
