// Measures the judge. `npm run bench:contract -- --pairs FILE` compares judged pairs of schemas with its answers;
// `npm run bench:contract -- --mutations N --seed S` edits event schemas and attacks every direction called compatible;
// `--random N --dialect D` does the same with schemas that use every keyword.

import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { compareSchemas } from "eventwright/compare";
import { eventSchemas, schemasOfDocument } from "./event-schemas.mjs";
import { createRandom, pick, refute } from "./falsifier.mjs";
import { percent, Reasons, Table, Times } from "./measurements.mjs";
import { RandomSchemas } from "./random-schema.mjs";
import { edit } from "./schema-edits.mjs";

/** @typedef {import("eventwright/compare").Verdict} Verdict */

const { values: options } = parseArgs({
  options: {
    pairs: { type: "string", default: process.env["CONTRACT_PAIRS"] ?? "" },
    mutations: { type: "string", default: "0" },
    random: { type: "string", default: "0" },
    dialect: { type: "string", default: "draft-07" },
    seed: { type: "string", default: "1" },
    tries: { type: "string", default: "60" },
    verbose: { type: "boolean", default: false },
  },
});

const directions = /** @type {const} */ (["backward", "forward"]);
const random = createRandom(Number(options.seed));
const failures = [];
if (options.pairs !== "") failures.push(measurePairs(options.pairs));
if (options.mutations !== "0")
  failures.push(attack("mutations", Number(options.mutations), "draft-07", mutationsOfEvents()));
if (options.random !== "0") {
  const schemas = new RandomSchemas(random, options.dialect);
  failures.push(attack("random pairs", Number(options.random), options.dialect, () => schemas.pair()));
}
if (failures.length === 0) {
  fail("Nothing to measure: give --pairs FILE (or CONTRACT_PAIRS), --mutations N or --random N.");
}
process.exitCode = failures.every((count) => count === 0) ? 0 : 1;

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message);
  process.exit(2);
}

/**
 * Judged pairs, one JSON object a line: `old`, `new`, `dialect`, `expected.new_accepts_old`, `expected.old_accepts_new`.
 *
 * @param {string} path
 */
function measurePairs(path) {
  if (!existsSync(path))
    fail(`There is no file ${path}: give the path of the judged pairs with --pairs or CONTRACT_PAIRS.`);
  const pairs = readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const table = new Table();
  const times = new Times();
  for (const pair of pairs) {
    const comparison = times.measure(() => compareSchemas(pair.old, pair.new, { dialect: pair.dialect }));
    for (const direction of directions) {
      const expected = direction === "backward" ? pair.expected.new_accepts_old : pair.expected.old_accepts_new;
      const verdict = comparison[direction];
      const wrong = table.add(pair.dialect, expected, verdict);
      if (wrong || (options.verbose && verdict.answer === "undecided")) {
        console.log(JSON.stringify({ id: pair.id, direction, expected, verdict, old: pair.old, new: pair.new }));
      }
    }
  }
  console.log(`\n${pairs.length} pairs, ${2 * pairs.length} directions`);
  table.print();
  times.print();
  return table.wrong;
}

function mutationsOfEvents() {
  const document = fileURLToPath(new URL("../../asyncapi.yaml", import.meta.url));
  const schemas = [...schemasOfDocument(document), ...eventSchemas];
  return () => {
    const old = pick(schemas, random);
    return { old, changed: edit(old, random) };
  };
}

/**
 * Compares pairs, and looks for a message that refutes each direction called compatible.
 *
 * @param {string} kind
 * @param {number} count
 * @param {string} dialect
 * @param {() => { old: any, changed: any }} nextPair
 */
function attack(kind, count, dialect, nextPair) {
  const times = new Times();
  const answers = { compatible: 0, breaking: 0, undecided: 0 };
  const reasons = new Reasons();
  let refuted = 0;
  for (let number = 0; number < count; number += 1) {
    const { old, changed } = nextPair();
    const comparison = times.measure(() => compareSchemas(old, changed, { dialect: dialectNamed(dialect) }));
    const known = directions.flatMap((direction) => witnessesIn(comparison[direction]));
    for (const direction of directions) {
      const verdict = comparison[direction];
      answers[verdict.answer] += 1;
      if (verdict.answer === "undecided") {
        reasons.add(verdict);
        if (options.verbose) console.log(JSON.stringify({ number, direction, verdict, old, changed }));
      }
      if (verdict.answer !== "compatible") continue;
      const [inner, outer] = direction === "backward" ? [old, changed] : [changed, old];
      const refutation = refute({ inner, outer, dialect, tries: Number(options.tries), random, known });
      if (refutation === undefined) continue;
      refuted += 1;
      console.log(JSON.stringify({ number, direction, message: refutation.message, old, changed }));
    }
  }
  const total = 2 * count;
  console.log(
    `\n${count} ${kind} (${dialect}, seed ${options.seed}), ${total} directions, ${options.tries} attacks on each compatible one`,
  );
  console.log(
    `compatible ${answers.compatible}, breaking ${answers.breaking}, undecided ${answers.undecided} (${percent(answers.undecided, total)})`,
  );
  console.log(`refuted ${refuted}`);
  reasons.print();
  times.print();
  return refuted;
}

/**
 * @param {string} name
 * @returns {import("eventwright/compare").Dialect}
 */
function dialectNamed(name) {
  const known = /** @type {const} */ (["draft-04", "draft-06", "draft-07", "2019-09", "2020-12"]);
  return (
    known.find((dialect) => dialect === name) ?? fail(`There is no dialect ${name}: use one of ${known.join(", ")}.`)
  );
}

/** @param {Verdict} verdict */
function witnessesIn(verdict) {
  return verdict.answer === "breaking" ? [verdict.witness] : [];
}
