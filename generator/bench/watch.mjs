// npm run bench:watch: how long after a save of this repository's own contract its package is written, and how long a
// run takes that changes nothing.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../dist/bin.js", import.meta.url));
const contract = fileURLToPath(new URL("../../asyncapi.yaml", import.meta.url));
const saves = 12;

const cwd = mkdtempSync(join(tmpdir(), "eventwright-watch-"));
try {
  cpSync(contract, join(cwd, "asyncapi.yaml"));
  mkdirSync(join(cwd, "node_modules"));
  await measureSaves();
  measureUnchanged();
  console.log(`load of the machine: ${loadavg()[0]?.toFixed(1)}`);
} finally {
  rmSync(cwd, { recursive: true });
}

async function measureSaves() {
  const tool = spawn(process.execPath, [bin, "generate", "--watch", "--format", "json"], {
    cwd,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => tool.once("exit", resolve));
  const lines = createInterface({ input: tool.stdout })[Symbol.asyncIterator]();
  const nextRun = async () => JSON.parse((await lines.next()).value);
  const first = await nextRun();
  console.log(`first run                  ${first.durationMs} ms`);
  const text = readFileSync(join(cwd, "asyncapi.yaml"), "utf8");
  const times = [];
  for (let save = 0; save < saves; save += 1) {
    const startMs = performance.now();
    // A property of an event gets another rule: its type stays, its validator does not.
    writeFileSync(join(cwd, "asyncapi.yaml"), text.replace("minimum: 0", `minimum: -${save + 1}`));
    let run = await nextRun();
    while (run.packages[0].written.length === 0) run = await nextRun();
    times.push(performance.now() - startMs);
  }
  report("from a save to written", times);
  tool.kill("SIGINT");
  await ended;
}

function measureUnchanged() {
  spawnSync(process.execPath, [bin, "generate"], { cwd });
  const times = Array.from({ length: 5 }, () => {
    const startMs = performance.now();
    spawnSync(process.execPath, [bin, "generate"], { cwd });
    return performance.now() - startMs;
  });
  report("a run that changes nothing", times);
}

/** @param {string} what @param {readonly number[]} times */
function report(what, times) {
  const sorted = [...times].sort((one, other) => one - other).map(Math.round);
  console.log(
    `${what.padEnd(26)} median ${sorted[sorted.length >> 1]} ms, best ${sorted[0]} ms, worst ${sorted.at(-1)} ms`,
  );
}
