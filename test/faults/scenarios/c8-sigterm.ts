import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Bench } from "../bench.js";
import { exactly } from "../checks.js";
import type { Word } from "../child/service.js";
import { Feeder } from "../clients/feeder.js";
import { idOf, takeAll } from "../drain.js";
import { register } from "../scenario.js";

type Variant = "runtime" | "amqplib";

interface Life {
  /** Ids whose publishing was confirmed. */
  readonly published: readonly number[];
  /** Handlers that began when SIGTERM had come. */
  readonly startedLate: number;
  /** From SIGTERM to the end of the process. */
  readonly endedAfterMs: number;
  readonly exitCode: number | null;
}

const runner = fileURLToPath(new URL("../run-typescript.mjs", import.meta.url));
const service = fileURLToPath(new URL("../child/service.ts", import.meta.url));
const CLOSE_TIMEOUT_MS = 3_000;
/** For leaving the process after `close()`. */
const EXIT_GRACE_MS = 500;
const KILL_AFTER_MS = 10_000;

export const sigterm = register({
  id: "C8",
  title: "SIGTERM at a random moment under load",
  mustShow: "nothing is lost, the process ends by its deadline, no handler starts after the signal",
  parameters: { short: { lives: 4, perLife: 300 }, full: { lives: 100, perLife: 300 } },
  subject: "runtime" as Variant,
  hazards: [{ name: "amqplib that acknowledges first", breaks: "lost", subject: "amqplib" }],
  async run(bench, { lives, perLife }, variant: Variant) {
    await bench.declareQueue("work");
    await bench.declareQueue("done");
    const feeder = bench.keep(await Feeder.open(bench.url));
    const published: number[] = [];
    let startedLate = 0;
    let slowestMs = 0;
    let badExits = 0;
    for (let life = 0; life < lives; life += 1) {
      await feeder.feed(
        "work",
        Array.from({ length: perLife }, (_, index) => life * perLife + index),
      );
      const lived = await live(bench, variant);
      published.push(...lived.published);
      startedLate += lived.startedLate;
      slowestMs = Math.max(slowestMs, lived.endedAfterMs);
      badExits += lived.exitCode === 0 ? 0 : 1;
      bench.progress(
        `life ${life + 1} of ${lives}: ${lived.published.length} published, ended after ${Math.round(lived.endedAfterMs)} ms`,
      );
    }
    const done = new Set((await takeAll(bench.url, "done")).map(({ content }) => idOf(content)));
    const waiting = new Set((await takeAll(bench.url, "work")).map(({ content }) => idOf(content)));
    const all = Array.from({ length: lives * perLife }, (_, id) => id);
    return [
      exactly("lost", all.filter((id) => !done.has(id) && !waiting.has(id)).length, 0),
      exactly("confirmed but lost", published.filter((id) => !done.has(id)).length, 0),
      exactly("handlers started after the signal", startedLate, 0),
      exactly("ended otherwise than with 0", badExits, 0),
      bench.within("ended after", slowestMs, CLOSE_TIMEOUT_MS + EXIT_GRACE_MS),
    ];
  },
});

async function live(bench: Bench, variant: Variant): Promise<Life> {
  const child = spawn(process.execPath, [runner, service, variant, bench.url, String(CLOSE_TIMEOUT_MS)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const published: number[] = [];
  let startedLate = 0;
  let isTerminating = false;
  let terminatedAtMs = 0;
  createInterface({ input: child.stdout }).on("line", (line) => {
    const [word, id] = line.split(" ") as [Word, string];
    if (word === "terminating") isTerminating = true;
    if (word === "start" && isTerminating) startedLate += 1;
    if (word === "published") published.push(Number(id));
    if (word === "ready") void terminate();
  });
  const terminate = async (): Promise<void> => {
    await sleep(bench.random.integer(0, 300));
    terminatedAtMs = performance.now();
    child.kill("SIGTERM");
    await sleep(KILL_AFTER_MS, undefined, { ref: false });
    child.kill("SIGKILL");
  };
  const [exitCode] = await once(child, "close");
  return { published, startedLate, endedAfterMs: performance.now() - terminatedAtMs, exitCode };
}
