/**
 * What `npm start` and `npm test` have in common. They run before anything is installed, so this folder uses Node's own
 * modules only.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { nodeVersionProblem } from "./node-version.mjs";
import { run } from "./run.mjs";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** A step that did not work: the message says what to do, `output` is what its command said. */
export class StepFailed extends Error {
  /**
   * @param {string} message
   * @param {string} [output]
   */
  constructor(message, output = "") {
    super(message);
    this.output = output;
  }
}

/** From a fresh clone, or whatever is there, to a built workspace whose SDK is what `asyncapi.yaml` says. */
export async function prepareWorkspace() {
  const problem = nodeVersionProblem(process.versions.node);
  if (problem !== undefined) throw new StepFailed(problem);
  await step("install", install);
  await step("build", () => tsc("packages/runtime", "packages/testing", "generator"));
  await step("generate", () =>
    succeed("The SDK could not be generated.", process.execPath, ["generator/dist/bin.js", "generate"]),
  );
  // After the SDK, because it is written against it.
  await step("build the example", () => tsc("examples/catalog"));
}

/**
 * Says on one line what is going on, and when it is done how long it took.
 *
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const startMs = performance.now();
  process.stdout.write(`${title} … `);
  try {
    const result = await work();
    process.stdout.write(`${((performance.now() - startMs) / 1000).toFixed(1)} s\n`);
    return result;
  } catch (error) {
    process.stdout.write("failed\n");
    throw error;
  }
}

/**
 * Runs `main` and ends the process as it says: with its exit code, or 1 and what went wrong.
 *
 * @param {() => Promise<number>} main
 */
export async function endWith(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    if (error.output !== "") console.error(`\n${error.output.trimEnd()}\n`);
    console.error(error.message);
    process.exitCode = 1;
  }
}

async function install() {
  if (isInstalled()) return;
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  await succeed(
    "The dependencies could not be installed. Is the npm registry reachable (`npm ping`)?",
    "npx",
    ["--yes", packageManager, "install", "--frozen-lockfile"],
    // pnpm asks nothing when it believes to be in CI.
    { shell: process.platform === "win32", env: { CI: "true" } },
  );
}

/** pnpm keeps a copy of the lockfile it installed from. */
function isInstalled() {
  const installed = join(root, "node_modules/.pnpm/lock.yaml");
  if (!existsSync(installed)) return false;
  const lockfile = readFileSync(join(root, "pnpm-lock.yaml"), "utf8");
  if (readFileSync(installed, "utf8") !== lockfile) return false;
  return workspacePackages(lockfile).every((folder) => existsSync(join(root, folder, "node_modules")));
}

/**
 * The folders of the packages that have dependencies, as the lockfile's `importers` section lists them.
 *
 * @param {string} lockfile
 */
function workspacePackages(lockfile) {
  const importers = /^importers:\n(.*?)^\S/ms.exec(lockfile)?.[1] ?? "";
  return [...importers.matchAll(/^ {2}(\S+):$/gm)].map(([, folder = ""]) => folder);
}

/** @param {string[]} projects */
function tsc(...projects) {
  return succeed("The TypeScript sources do not compile.", process.execPath, [
    "node_modules/typescript/bin/tsc",
    "-b",
    ...projects,
  ]);
}

/**
 * @param {string} complaint
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import("./run.mjs").RunOptions} [options]
 */
async function succeed(complaint, command, args, options) {
  const { exitCode, output } = await run(command, args, { cwd: root, ...options });
  if (exitCode !== 0)
    throw new StepFailed(`${complaint} \`${command} ${args.join(" ")}\` exited with ${exitCode}.`, output);
}
