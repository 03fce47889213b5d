import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Contract } from "../contract/contract.js";
import { isObject } from "../contract/json-pointer.js";
import type { SchemaGraph, SchemaRef } from "../contract/schema-graph.js";
import { loadContract } from "../document/load-contract.js";
import { compareLanguages } from "./compare-languages.js";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const golden = join(repository, "generator/golden");

/** A folder of more documents with a `manifest.jsonl` of `file` and `parses`, as `npm run corpus` takes it. */
const corpus = process.env["CONTRACT_CORPUS"];

const documents = [
  join(repository, "asyncapi.yaml"),
  ...readdirSync(golden, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(golden, name, "asyncapi.yaml")),
];
const others = corpus === undefined ? [] : filesOfManifest(corpus);

function filesOfManifest(folder: string): readonly string[] {
  return readFileSync(join(folder, "manifest.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
    .filter(({ parses }) => parses === true)
    .map(({ file }) => join(folder, file));
}

test.each([...documents, ...others])("%s: a contract is compatible with itself", { timeout: 120_000 }, async (path) => {
  const contract = await load(path);
  const again = await load(path);
  if (contract === undefined || again === undefined) return;
  for (const ref of bodiesOf(contract)) {
    const [sent, taken] = [language(contract.schemas, ref, true), language(again.schemas, ref, false)];
    expect(compareLanguages(sent, taken), ref).toEqual({ answer: "compatible" });
    // The same without a look at the text: a property more, which no message has.
    const grown = withProperty(again.schemas, ref);
    if (grown === undefined) continue;
    expect(compareLanguages(sent, language(grown, ref, false)), `${ref}, new consumers`).toEqual({
      answer: "compatible",
    });
    expect(compareLanguages(language(grown, ref, true), taken), `${ref}, new publishers`).toEqual({
      answer: "compatible",
    });
  }
});

async function load(path: string): Promise<Contract | undefined> {
  const { contract, diagnostics } = await loadContract({ input: path, roots: [dirname(path)] });
  return diagnostics.some(({ severity }) => severity === "error") ? undefined : contract;
}

function bodiesOf({ messages }: Contract): ReadonlySet<SchemaRef> {
  return new Set(messages.flatMap(({ body, event }) => [body, event]));
}

function language(schemas: SchemaGraph, ref: SchemaRef, closed: boolean) {
  return { schemas, ref, closed };
}

/** Keywords beside which a property more may mean something for other messages. */
const entangling = [
  ...["additionalProperties", "patternProperties", "propertyNames", "maxProperties", "minProperties", "dependencies"],
  ...["allOf", "anyOf", "oneOf", "not", "if", "$ref"],
];

/** The schemas with an optional property more in one; undefined where it is no plain object. */
function withProperty(schemas: SchemaGraph, ref: SchemaRef): SchemaGraph | undefined {
  const schema = schemas.get(ref);
  if (!isObject(schema) || !isObject(schema["properties"])) return undefined;
  if (entangling.some((keyword) => keyword in schema)) return undefined;
  const grown = { ...schema, properties: { ...schema["properties"], addedLater: { type: "string" } } };
  return { ...schemas, get: (at) => (at === ref ? grown : schemas.get(at)) };
}
