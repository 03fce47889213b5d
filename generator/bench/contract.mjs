// Measures the judge: `npm run bench:contract -- …`
//   --pairs FILE               judged pairs of schemas, compared with its answers
//   --mutations N              edits the event schemas of documents, and attacks every direction called compatible
//   --languages N              edits schemas of contracts, and attacks what the SDKs are said to send and take
//   --random N --dialect D     like mutations, with schemas that use every keyword
//   --readings N --dialect D   messages under schemas of `unevaluated…` and `contains`: whether the judge reads them as ajv does
//   --corpus FOLDER            more documents for mutations and languages
//   --seed S --tries N --verbose

import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { compareSchemas } from "eventwright/compare";
import { LanguagePairs } from "./contract-languages.mjs";
import { EvaluatedSchemas, misread } from "./evaluated-schemas.mjs";
import { contractsOf, eventDocuments, schemasOfDocument } from "./event-documents.mjs";
import { eventSchemas } from "./event-schemas.mjs";
import { createRandom, pick, refute } from "./falsifier.mjs";
import { percent, Reasons, Table, Times } from "./measurements.mjs";
import { RandomSchemas } from "./random-schema.mjs";
import { edit } from "./schema-edits.mjs";

/** @typedef {import("eventwright/compare").Verdict} Verdict */

const { values: options } = parseArgs({
  options: {
    pairs: { type: "string", default: process.env["CONTRACT_PAIRS"] ?? "" },
    mutations: { type: "string", default: "0" },
    languages: { type: "string", default: "0" },
    random: { type: "string", default: "0" },
    readings: { type: "string", default: "0" },
    corpus: { type: "string" },
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
if (options.languages !== "0") {
  const languages = new LanguagePairs(await contractsOf(eventDocuments(options.corpus)), random);
  console.log(`\n${languages.schemas} schemas of ${languages.contracts} contracts`);
  failures.push(attackPairs("edits of contracts", Number(options.languages), "sdk", () => languages.next()));
}
if (options.random !== "0") {
  const schemas = new RandomSchemas(random, options.dialect);
  failures.push(attack("random pairs", Number(options.random), options.dialect, () => schemas.pair()));
}
if (options.readings !== "0") failures.push(compareReadings(Number(options.readings), options.dialect));
if (failures.length === 0) {
  fail(
    "Nothing to measure: give --pairs FILE (or CONTRACT_PAIRS), --mutations N, --languages N, --random N or --readings N.",
  );
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

/** Only of schemas that ajv reads: of others nothing is to be said. */
function mutationsOfEvents() {
  const documents = eventDocuments(options.corpus);
  const written = documents.flatMap(schemasOfDocument);
  const schemas = [...written, ...eventSchemas].filter(isReadable);
  console.log(`\n${schemas.length} schemas of ${documents.length} documents and ${eventSchemas.length} of the bench`);
  return () => {
    const old = pick(schemas, random);
    return { old, changed: edit(old, random) };
  };
}

/** @param {unknown} schema */
function isReadable(schema) {
  const { backward } = compareSchemas(schema, false);
  return backward.answer !== "undecided" || !["SCHEMA_UNREADABLE", "REFERENCE_UNRESOLVED"].includes(backward.code);
}

/**
 * Compares pairs of schemas, and looks for a message that refutes each direction called compatible.
 *
 * @param {string} kind
 * @param {number} count
 * @param {string} dialect
 * @param {() => { old: any, changed: any }} nextPair
 */
function attack(kind, count, dialect, nextPair) {
  return attackPairs(kind, count, dialect, () => {
    const { old, changed } = nextPair();
    return {
      written: { old, changed },
      compare: () => compareSchemas(old, changed, { dialect: dialectNamed(dialect) }),
      refute: (direction, tries, known) => {
        const [inner, outer] = direction === "backward" ? [old, changed] : [changed, old];
        return refute({ inner, outer, dialect, tries, random, known });
      },
    };
  });
}

/**
 * @typedef {object} Pair
 * @property {unknown} written to print when something is wrong
 * @property {() => Record<"backward" | "forward", Verdict>} compare
 * @property {(direction: "backward" | "forward", tries: number, known: readonly unknown[]) => { message: unknown } | undefined} refute
 */

/**
 * @param {string} kind
 * @param {number} count
 * @param {string} dialect
 * @param {() => Pair} nextPair
 */
function attackPairs(kind, count, dialect, nextPair) {
  const times = new Times();
  const answers = { compatible: 0, breaking: 0, undecided: 0 };
  const reasons = new Reasons();
  let refuted = 0;
  for (let number = 0; number < count; number += 1) {
    const { written, compare, refute } = nextPair();
    const comparison = times.measure(compare);
    const known = directions.flatMap((direction) => witnessesIn(comparison[direction]));
    for (const direction of directions) {
      const verdict = comparison[direction];
      answers[verdict.answer] += 1;
      if (verdict.answer === "undecided") {
        reasons.add(verdict);
        if (options.verbose) console.log(JSON.stringify({ number, direction, verdict, written }));
      }
      if (verdict.answer !== "compatible") continue;
      const refutation = refute(direction, Number(options.tries), known);
      if (refutation === undefined) continue;
      refuted += 1;
      console.log(JSON.stringify({ number, direction, message: refutation.message, written }));
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
 * @param {number} count
 * @param {string} dialect
 */
function compareReadings(count, dialect) {
  const schemas = new EvaluatedSchemas(random, dialect);
  const compare = (/** @type {unknown} */ old, /** @type {unknown} */ changed) =>
    compareSchemas(old, changed, { dialect: dialectNamed(dialect) });
  let wrong = 0;
  for (let number = 0; number < count; number += 1) {
    const schema = schemas.next();
    const messages = schemas.messages(schema, Number(options.tries));
    const found = misread({ schema, messages, dialect, compare });
    if (found === undefined) continue;
    wrong += 1;
    console.log(JSON.stringify({ number, ...found, schema }));
  }
  console.log(`\n${count} schemas (${dialect}, seed ${options.seed}), ${3 * Number(options.tries)} messages each`);
  console.log(`read otherwise than ajv ${wrong}`);
  return wrong;
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
