// Generates packages from real documents, and says of each that fails why: npm run corpus -- --corpus FOLDER [--out FILE]
//
// FOLDER has a `manifest.jsonl` of one JSON object per line: `id`, `file` (relative to the folder), `repo` and `path` where it
// comes from, and `parses`, whether the official parser accepts it. Modelina's TypeScript of the same documents is made and
// compiled in the same run. Each works in a process of its own, within a minute (or --patience SECONDS) and 1,500 MB per
// document. Exits with 1 when a document that the parser accepts makes the generator fail, compiles not, or gets validators that judge otherwise than ajv.

import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { corpusReport, isOurs } from "./corpus-report.mjs";
import { DocumentProcess } from "./document-process.mjs";

/**
 * @typedef {{ id: string, file: string, repo: string, path: string, parses: boolean }} Entry
 * @typedef {import("./corpus-eventwright.mjs").Ours} Ours
 * @typedef {import("./corpus-modelina.mjs").Theirs} Theirs
 * @typedef {{ entry: Entry, ours: Ours, theirs: Theirs }} Result
 */

const { values: options } = parseArgs({
  options: {
    corpus: { type: "string" },
    out: { type: "string" },
    limit: { type: "string", default: "100000" },
    patience: { type: "string", default: "60" },
  },
});
if (options.corpus === undefined) {
  console.error("Name the folder of the documents: npm run corpus -- --corpus FOLDER");
  process.exit(2);
}
const folder = resolve(options.corpus);
const patienceMs = Number(options.patience) * 1000;

/** @type {readonly Entry[]} */
const entries = readFileSync(join(folder, "manifest.jsonl"), "utf8")
  .trim()
  .split("\n")
  .slice(0, Number(options.limit))
  .map((line) => JSON.parse(line));

const [ours, theirs] = await Promise.all([generateAll(), modelAll()]);
const results = entries.map((entry, index) => ({
  entry,
  ours: /** @type {Ours} */ (ours[index]),
  theirs: /** @type {Theirs} */ (theirs[index]),
}));
const report = corpusReport(results);
if (options.out === undefined) console.log(report);
else writeFileSync(options.out, report);
process.exitCode = results.some(isOurs) ? 1 : 0;

/** @returns {Promise<readonly Ours[]>} */
async function generateAll() {
  /** @type {DocumentProcess<Ours>} */
  const generator = new DocumentProcess("corpus-eventwright.mjs", patienceMs);
  /** @type {Ours[]} */
  const results = [];
  for (const [index, { id, file }] of entries.entries()) {
    const asked = await generator.ask({ input: join(folder, file), root: rootOf(file) });
    /** @type {Ours} */
    const result =
      "answer" in asked
        ? asked.answer
        : { reached: "parsed", reason: asked.failure, examples: 0, examplesRefused: 0, processorMs: 0 };
    results.push(result);
    const { reached, code = "", reason = "" } = result;
    console.error(`${index + 1}/${entries.length} ${id}: ${reached} ${code} ${reason.split("\n")[0]}`);
  }
  await generator.close();
  return results;
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
  /** @type {DocumentProcess<Theirs>} */
  const modeller = new DocumentProcess("corpus-modelina.mjs", patienceMs);
  /** @type {Theirs[]} */
  const results = [];
  for (const { file } of entries) {
    const asked = await modeller.ask(join(folder, file));
    results.push("answer" in asked ? asked.answer : { outcome: "fails", reason: asked.failure, processorMs: 0 });
  }
  await modeller.close();
  return results;
}
