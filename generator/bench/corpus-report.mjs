// Words the results of corpus.mjs as a page.

import { percent } from "./measurements.mjs";

/** @typedef {import("./corpus.mjs").Result} Result */

/** What this version does not do, by the code of the diagnostic that says so. Other refusals are mistakes of the document. */
const unsupported = new Set([
  "unsupported-schema-format",
  "schema-not-convertible",
  "remote-reference",
  "file-outside-roots",
  "several-vhosts",
  "foreign-schema-keyword",
]);

/** @param {readonly Result[]} results */
export function corpusReport(results) {
  const valid = results.filter(({ entry }) => entry.parses);
  const invalid = results.filter(({ entry }) => !entry.parses);
  const generated = valid.filter(({ ours }) => ours.outcome === "generated");
  const refused = valid.filter(({ ours }) => ours.outcome === "refused");
  const byFeature = refused.filter(({ ours }) => unsupported.has(ours.code ?? ""));
  const others = refused.filter(({ ours }) => !unsupported.has(ours.code ?? ""));
  const crashed = results.filter(({ ours }) => ours.outcome === "crashed");
  const compiles = valid.filter(({ theirs }) => theirs.outcome === "compiles");
  const examples = sum(generated, ({ ours }) => ours.examples);
  const examplesRefused = sum(generated, ({ ours }) => ours.examplesRefused);
  const of = (/** @type {readonly unknown[]} */ part) => `${part.length} (${percent(part.length, valid.length)})`;

  return `# Real documents

Made by \`npm run corpus -- --corpus FOLDER --out docs/corpus.md\`, from ${results.length} public AsyncAPI documents. The official parser
accepts ${valid.length} of them; those are counted below. References to other machines are not fetched.

| | eventwright | Modelina's own TypeScript |
|---|---|---|
| a package, or models, that compile under \`strict\` | ${of(generated)} | ${of(compiles)} |
| output that does not compile | ${of(valid.filter(({ ours }) => ours.outcome === "crashed"))} | ${of(valid.filter(({ theirs }) => theirs.outcome === "does not compile"))} |
| no output: an exception, or no end in a minute | 0 | ${of(valid.filter(({ theirs }) => theirs.outcome === "fails"))} |
| refused by name and position: a feature that is not supported | ${of(byFeature)} | – |
| refused by name and position: a mistake that the official parser does not see | ${of(others)} | – |
| median time for a document | ${median(valid, ({ ours }) => ours.milliseconds)} ms | ${median(valid, ({ theirs }) => theirs.milliseconds)} ms |
| longest | ${longest(valid, ({ ours }) => ours.milliseconds)} ms | ${longest(valid, ({ theirs }) => theirs.milliseconds)} ms |

Both ran at the same time on one machine, each in a thread; eventwright compiles whole packages (types, validators, methods of both sides) before
it writes them, and its time includes that. Modelina emits models only. ${examples} message examples were held against the validators of what was generated:
${examples - examplesRefused} pass, ${examplesRefused} are mistakes of their documents and get a warning where they stand.

Of the ${invalid.length} documents that the official parser refuses, ${invalid.filter(({ ours }) => ours.outcome === "refused").length} are refused here too, each with a position; ${invalid.filter(({ ours }) => ours.outcome === "generated").length} are generated.

${section("Does not compile, or makes the generator fail", crashed, ours)}
${section("Refused for a feature that is not supported", byFeature, ours)}
${section("Refused for a mistake in the document", others, ours)}
${section(
  "Modelina: does not compile, or fails",
  valid.filter(({ theirs }) => theirs.outcome !== "compiles"),
  ({ theirs }) => `${theirs.outcome}: ${theirs.reason ?? ""}`,
)}`;
}

/** @param {Result} result */
function ours({ ours: { code, reason } }) {
  return `${code === undefined ? "" : `\`${code}\` `}${reason ?? ""}`;
}

/**
 * @param {string} title
 * @param {readonly Result[]} results
 * @param {(result: Result) => string} reasonOf
 */
function section(title, results, reasonOf) {
  const rows = results.map((result) => `| ${result.entry.repo} \`${result.entry.path}\` | ${cell(reasonOf(result))} |`);
  const table = rows.length === 0 ? ["None."] : ["| document | reason |", "|---|---|", ...rows];
  return [`## ${title}`, "", ...table, ""].join("\n");
}

/** @param {string} text */
function cell(text) {
  const line = text.replace(/\s+/g, " ").replaceAll("|", "\\|").replaceAll("<", "&lt;");
  return line.length > 240 ? `${line.slice(0, 240)}…` : line;
}

/**
 * @param {readonly Result[]} results
 * @param {(result: Result) => number} measure
 */
function sum(results, measure) {
  return results.reduce((total, result) => total + measure(result), 0);
}

/**
 * @param {readonly Result[]} results
 * @param {(result: Result) => number} measure
 */
function median(results, measure) {
  return results.map(measure).sort((left, right) => left - right)[Math.floor(results.length / 2)] ?? 0;
}

/**
 * @param {readonly Result[]} results
 * @param {(result: Result) => number} measure
 */
function longest(results, measure) {
  return Math.max(0, ...results.map(measure));
}
