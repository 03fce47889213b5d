// Loads real documents: node generator/test/load-corpus.mjs MANIFEST
//
// MANIFEST is a file of one JSON object per line: `id`, `file` (relative to the manifest), and `parses`, whether the
// official parser accepts the document. Build first. Exits with 1 when a document crashes the generator or is refused
// without a named reason.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { loadContract } from "../dist/document/load-contract.js";

/** What we refuse of documents that the official parser accepts, and say so by name. */
const unsupported = new Set(["unsupported-schema-format", "remote-reference", "file-outside-roots"]);

const manifest = process.argv[2];
if (manifest === undefined) throw new Error("Name the manifest: node generator/test/load-corpus.mjs MANIFEST");
const documents = readFileSync(manifest, "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));

const crashed = [];
const refused = [];
const unsupportedByName = [];
const slow = [];
const acceptedThough = [];
let understood = 0;

for (const { id, file, parses } of documents) {
  const path = join(dirname(manifest), file);
  const before = process.cpuUsage();
  try {
    const [folder, name] = file.split("/");
    const { contract, diagnostics } = await loadContract({
      input: path,
      roots: [join(dirname(manifest), folder, name, file.split("/").length > 2 ? "." : "..")],
    });
    for (const { ref } of contract?.schemas.named ?? []) contract.schemas.get(ref);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    if (errors.length === 0) understood++;
    if (errors.length === 0 && !parses) acceptedThough.push(id);
    if (errors.length > 0 && parses) {
      const isNamed = errors.every(({ code }) => unsupported.has(code));
      const [first] = errors;
      (isNamed ? unsupportedByName : refused).push(
        `${id}:${first.location.line}:${first.location.column} ${first.message}`,
      );
    }
  } catch (error) {
    crashed.push(`${id} ${error instanceof Error ? error.stack : error}`);
  }
  const { user, system } = process.cpuUsage(before);
  if (user + system > 5_000_000) slow.push(`${id} ${Math.round((user + system) / 1000)} ms of processor time`);
}

const list = (title, lines) =>
  console.log([`${title}: ${lines.length}`, ...lines.map((line) => `  ${line}`)].join("\n"));
console.log(
  `documents: ${documents.length}, valid for the official parser: ${documents.filter(({ parses }) => parses).length}, understood: ${understood}`,
);
list("crashed", crashed);
list("refused, though valid", refused);
list("refused for what is not supported", unsupportedByName);
list("understood, though the official parser refuses them", acceptedThough);
list("more than 5 s of processor time", slow);
process.exitCode = crashed.length + refused.length > 0 ? 1 : 0;
