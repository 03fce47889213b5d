// Words the results of corpus.mjs as a page.

import { percent } from "./measurements.mjs";

/** @typedef {import("./corpus.mjs").Result} Result */

/** What this version does not do, by the code of the diagnostic that says so. */
const unsupported = new Map([
  ["unsupported-schema-format", "schemas in another language than JSON Schema, Avro and OpenAPI"],
  ["schema-not-convertible", "an Avro type that no file of the document defines"],
  ["file-outside-roots", "files outside the folders that may be read"],
  ["several-vhosts", "channels on several vhosts"],
  ["foreign-schema-keyword", "keywords of another dialect of JSON Schema, where they cannot be left out"],
]);

/** Refused so that nothing is fetched that nobody asked for; with `--allow-remote` it is. */
const remote = "remote-reference";

/**
 * Whether a valid document failed for a reason that lies with the generator.
 *
 * @param {Result} result
 */
export function isOurs(result) {
  const { entry, ours } = result;
  if (!entry.parses) return false;
  if (ours.reached === "refused")
    return ours.code !== remote && !unsupported.has(ours.code ?? "") && !isMistake(result);
  return ours.reached !== "compiled" || (ours.data?.differ.length ?? 0) > 0;
}

/**
 * What the document says cannot be: a keyword with a value that it cannot have, a pattern that is none.
 *
 * @param {Result} result
 */
function isMistake({ ours }) {
  return ["malformed-keyword", "unknown-keyword", "unknown-type", "invalid-pattern"].includes(ours.code ?? "");
}

/** @param {readonly Result[]} results */
export function corpusReport(results) {
  const valid = results.filter(({ entry }) => entry.parses);
  const invalid = results.filter(({ entry }) => !entry.parses);
  const parsed = valid.filter(({ ours }) => ours.reached !== "refused");
  const generated = parsed.filter(({ ours }) => ours.reached !== "parsed");
  const compiled = generated.filter(({ ours }) => ours.reached === "compiled");
  const refused = valid.filter(({ ours }) => ours.reached === "refused");
  const byFeature = refused.filter(({ ours }) => unsupported.has(ours.code ?? ""));
  const byFetching = refused.filter(({ ours }) => ours.code === remote);
  const byMistake = refused.filter(isMistake);
  const agreeing = compiled.filter(({ ours }) => ours.data?.differ.length === 0);
  const modelled = valid.filter(({ theirs }) => theirs.outcome !== "fails");
  const modelsCompile = valid.filter(({ theirs }) => theirs.outcome === "compiles");
  const of = (/** @type {readonly unknown[]} */ part) => `${part.length} (${percent(part.length, valid.length)})`;
  const total = (/** @type {(result: Result) => number} */ measure) => sum(compiled, measure);
  const examples = total(({ ours }) => ours.examples);
  const examplesRefused = total(({ ours }) => ours.examplesRefused);
  const accepted = total(({ ours }) => ours.data?.accepted ?? 0);
  const refusedData = total(({ ours }) => ours.data?.refused ?? 0);
  const differing = total(({ ours }) => ours.data?.differ.length ?? 0);
  const byFormat = total(({ ours }) => ours.data?.byFormat ?? 0);
  const notCompiled = total(({ ours }) => ours.data?.notCompiled.length ?? 0);

  return `# Real documents

Made by \`npm run corpus -- --corpus FOLDER --out docs/corpus.md\`, from ${results.length} public AsyncAPI documents. The official parser
accepts ${valid.length} of them; those are counted here. References to other machines are not fetched.

| | eventwright | Modelina's own TypeScript |
|---|---|---|
| parsed | ${of(parsed)} | – |
| a package, or models, generated | ${of(generated)} | ${of(modelled)} |
| which compile under \`strict\` | ${of(compiled)} | ${of(modelsCompile)} |
| validators judge as ajv does | ${of(agreeing)} | – |
| refused by name and position, for a feature that is not supported | ${of(byFeature)} | – |
| refused by name and position, because it would be fetched from another machine, and this run does not allow that | ${of(byFetching)} | ${of(valid.filter(({ entry, theirs }) => byFetching.some((other) => other.entry === entry) && theirs.outcome === "fails"))} |
| refused by name and position, for a mistake that the official parser does not see | ${of(byMistake)} | – |
| median processor time of a document | ${median(valid, ({ ours }) => ours.processorMs)} ms | ${median(valid, ({ theirs }) => theirs.processorMs)} ms |
| longest | ${longest(valid, ({ ours }) => ours.processorMs)} ms | ${longest(valid, ({ theirs }) => theirs.processorMs)} ms |

Both ran at the same time on one machine, each in a process of its own that may have 1,500 MB. eventwright compiles whole
packages (types, validators, methods of both sides) before it writes them, and its time includes that; Modelina emits models
only, with its default options, and its time includes their compilation.

The documents have ${examples} message examples: ${examples - examplesRefused} pass the validators of what was generated, ${examplesRefused} are mistakes of their documents
and get a warning where they stand. These examples, the schemas' own, copies of both with one thing changed, and a value of each
kind were given to every named schema's validator and to ajv, which compiled the schema as it stands in the document:
both accept ${accepted}, both refuse ${refusedData}, and ${differing} are judged otherwise. ${byFormat} more are refused for a \`format\`, which ajv was not
asked to check; ${notCompiled} schemas ajv does not compile.

Of the ${invalid.length} documents that the official parser refuses, ${invalid.filter(({ ours }) => ours.reached === "refused").length} are refused here too, each with a position; ${invalid.filter(({ ours }) => ours.reached === "compiled").length} are generated.

${section("Fails for a reason of ours", results.filter(isOurs), reasonOf)}
${section("Refused for a feature that is not supported", byFeature, (result) => `${unsupported.get(result.ours.code ?? "")}: ${reasonOf(result)}`)}
${section("Refused because a reference leads to another machine (`--allow-remote` fetches it)", byFetching, reasonOf)}
${section("Refused for a mistake in the document", byMistake, reasonOf)}
${section(
  "Modelina: does not compile, or fails",
  valid.filter(({ theirs }) => theirs.outcome !== "compiles"),
  ({ theirs }) => `${theirs.outcome}: ${theirs.reason ?? ""}`,
)}
## Each document

${table(
  ["document", "eventwright", "data judged as by ajv", "ms", "Modelina", "ms"],
  valid.map(({ entry, ours, theirs }) => [
    `${entry.repo} \`${entry.path}\``,
    ours.reached === "refused" ? `refused: \`${ours.code}\`` : ours.reached,
    ours.data === undefined
      ? ""
      : `${ours.data.accepted + ours.data.refused} of ${ours.data.accepted + ours.data.refused + ours.data.differ.length}`,
    String(ours.processorMs),
    theirs.outcome,
    String(theirs.processorMs),
  ]),
)}
`;
}

/** @param {Result} result */
function reasonOf({ ours: { code, reason, data } }) {
  return `${code === undefined ? "" : `\`${code}\` `}${reason ?? data?.differ[0] ?? ""}`;
}

/**
 * @param {string} title
 * @param {readonly Result[]} results
 * @param {(result: Result) => string} reason
 */
function section(title, results, reason) {
  const rows = results.map((result) => [`${result.entry.repo} \`${result.entry.path}\``, reason(result)]);
  return [`## ${title}`, "", rows.length === 0 ? "None." : table(["document", "reason"], rows), ""].join("\n");
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
function table(head, rows) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
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
