// Generates packages from real documents, and says of each that fails why: npm run corpus -- --corpus FOLDER [--out FILE]
//
// FOLDER has a `manifest.jsonl` of one JSON object per line: `id`, `file` (relative to the folder), `repo` and `path` where it
// comes from, and `parses`, whether the official parser accepts it. Modelina's TypeScript of the same documents is made and
// compiled in the same run, in a thread of its own. Exits with 1 when a document makes the generator crash, or compiles not.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { readRuntime } from "../dist/commands/read-runtime.js";
import { loadContract } from "../dist/document/load-contract.js";
import { checkContract } from "../dist/emit/check-contract.js";
import { emitPackage } from "../dist/emit/emit-package.js";
import { corpusReport } from "./corpus-report.mjs";

/**
 * @typedef {{ id: string, file: string, repo: string, path: string, parses: boolean, version?: string }} Entry
 * @typedef {{ outcome: "generated" | "refused" | "crashed", code?: string, reason?: string, milliseconds: number, examples: number, examplesRefused: number }} Ours
 * @typedef {{ outcome: "compiles" | "does not compile" | "fails", reason?: string, milliseconds: number }} Theirs
 * @typedef {{ entry: Entry, ours: Ours, theirs: Theirs }} Result
 */

/** A document that takes Modelina longer than this is one that it does not finish. */
const patienceMs = 60_000;

const { values: options } = parseArgs({
  options: { corpus: { type: "string" }, out: { type: "string" }, limit: { type: "string", default: "100000" } },
});
if (options.corpus === undefined) {
  console.error("Name the folder of the documents: npm run corpus -- --corpus FOLDER");
  process.exit(2);
}
const folder = options.corpus;

/** @type {readonly Entry[]} */
const entries = readFileSync(join(folder, "manifest.jsonl"), "utf8")
  .trim()
  .split("\n")
  .slice(0, Number(options.limit))
  .map((line) => JSON.parse(line));

const runtime = await readRuntime();
const [ours, theirs] = await Promise.all([generateAll(), modelAll()]);
const results = entries.map((entry, index) => ({
  entry,
  ours: /** @type {Ours} */ (ours[index]),
  theirs: /** @type {Theirs} */ (theirs[index]),
}));
const report = corpusReport(results);
if (options.out === undefined) console.log(report);
else writeFileSync(options.out, report);
process.exitCode = ours.some(({ outcome }) => outcome === "crashed") ? 1 : 0;

/** @returns {Promise<readonly Ours[]>} */
async function generateAll() {
  /** @type {Ours[]} */
  const results = [];
  for (const [index, entry] of entries.entries()) {
    const result = await generateOne(entry);
    results.push(result);
    const { outcome, code = "", reason = "" } = result;
    console.error(`${index + 1}/${entries.length} ${entry.id}: ${outcome} ${code} ${reason}`);
  }
  return results;
}

/**
 * @param {Entry} entry
 * @returns {Promise<Ours>}
 */
async function generateOne({ file }) {
  const start = performance.now();
  const since = () => Math.round(performance.now() - start);
  try {
    const { contract, diagnostics } = await loadContract({ input: join(folder, file), roots: [rootOf(file)] });
    const found = contract === undefined ? diagnostics : [...diagnostics, ...checkContract(contract)];
    const examples = contract?.messages.reduce((sum, message) => sum + message.examples.length, 0) ?? 0;
    const examplesRefused = new Set(
      found.filter(({ code }) => code === "example-does-not-match").map(({ location }) => JSON.stringify(location)),
    ).size;
    const counts = { examples, examplesRefused };
    const error = found.find(({ severity }) => severity === "error");
    if (error !== undefined || contract === undefined) {
      const { code, message, location } = error ?? /** @type {never} */ (undefined);
      const place = `${location.line}:${location.column}`;
      return { outcome: "refused", code, reason: `${place} ${message}`, milliseconds: since(), ...counts };
    }
    await emitPackage({
      contract,
      options: { name: "corpus-events", runtimeVersion: `^${runtime.version}` },
      document: "",
      runtime: runtime.declarations,
    });
    return { outcome: "generated", milliseconds: since(), ...counts };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { outcome: "crashed", reason, milliseconds: since(), examples: 0, examplesRefused: 0 };
  }
}

/**
 * A document of several files has a folder to itself, which its references may not leave.
 *
 * @param {string} file
 */
function rootOf(file) {
  const [first = "", name = "", ...rest] = file.split("/");
  return join(folder, first, rest.length > 0 ? name : ".");
}

/** @returns {Promise<readonly Theirs[]>} */
async function modelAll() {
  /** @type {Theirs[]} */
  const results = [];
  let worker = startModelina();
  for (const { file } of entries) {
    const start = performance.now();
    const answer = await answerOf(worker, join(folder, file));
    if (answer === undefined) {
      await worker.terminate();
      worker = startModelina();
    }
    const reason = `does not finish in ${patienceMs / 1000} s`;
    results.push({ ...(answer ?? { outcome: "fails", reason }), milliseconds: Math.round(performance.now() - start) });
  }
  await worker.terminate();
  return results;
}

/**
 * @param {Worker} worker
 * @param {string} path
 * @returns {Promise<Omit<Theirs, "milliseconds"> | undefined>} Undefined when it is not finished in time.
 */
function answerOf(worker, path) {
  return new Promise((resolve) => {
    /** @param {Omit<Theirs, "milliseconds"> | undefined} answer */
    const settle = (answer) => {
      clearTimeout(timer);
      worker.off("message", settle);
      resolve(answer);
    };
    const timer = setTimeout(() => settle(undefined), patienceMs);
    worker.on("message", settle);
    worker.postMessage(path);
  });
}

function startModelina() {
  return new Worker(new URL("corpus-modelina.mjs", import.meta.url));
}
