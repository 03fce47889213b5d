// npm test: builds, provides a RabbitMQ, runs every suite. `npm test -- test/envelope` runs the files that match.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { providePython } from "./python.mjs";
import { chooseBroker, provideBroker, surveyMachine } from "./rabbitmq.mjs";
import { runVisibly } from "./run.mjs";
import { provideShells } from "./shells.mjs";
import { endWith, prepareWorkspace, root, step } from "./steps.mjs";
import { provideStores } from "./stores.mjs";
import { countTests } from "./test-count.mjs";

const reportFile = join(root, ".tmp/test-report.json");

await endWith(async () => {
  await prepareWorkspace();
  const machine = await surveyMachine();
  const broker = await step("start RabbitMQ", () => provideBroker(chooseBroker(machine)));
  try {
    const python = await step("find Python with aio-pika", () => providePython(machine));
    const missing = await step("find Redis and PostgreSQL", () => provideStores(machine));
    const noShell = await step("find fish and zsh", () => provideShells(machine));
    process.stdout.write(`RabbitMQ is ${broker.description}.\n`);
    if (missing !== undefined) process.stdout.write(`Tests of docs/guides/idempotency.md are skipped: ${missing}.\n`);
    if (noShell !== undefined) process.stdout.write(`Tests of completion in a shell are skipped: ${noShell}.\n`);
    const exitCode = await runTests({ RABBITMQ_URL: broker.url, EVENTWRIGHT_PYTHON: python });
    const { passed, failed, remarks } = countTests(readReport(), exitCode);
    await broker.close();
    for (const line of [...remarks, `${passed} passed, ${failed} failed`]) console.log(line);
    return failed === 0 && passed > 0 ? 0 : 1;
  } finally {
    await broker.close();
  }
});

/** @param {NodeJS.ProcessEnv} env */
function runTests(env) {
  // A report of an earlier run must not be counted.
  rmSync(reportFile, { force: true });
  mkdirSync(dirname(reportFile), { recursive: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`];
  const args = ["node_modules/vitest/vitest.mjs", "run", ...reporters, ...process.argv.slice(2)];
  return runVisibly(process.execPath, args, { cwd: root, env });
}

function readReport() {
  try {
    return JSON.parse(readFileSync(reportFile, "utf8"));
  } catch {
    return undefined;
  }
}
