import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { parse, stringify } from "yaml";
import { readRuntime } from "../src/commands/read-runtime.js";
import { isObject } from "../src/contract/json-pointer.js";
import { kebabCase, pascalCase } from "../src/contract/names.js";
import { loadContract } from "../src/document/load-contract.js";
import { emitPackage } from "../src/emit/emit-package.js";
import type { GeneratedFile } from "../src/output/generated-file.js";
import { folderOf } from "./support/load-files.js";

// Every run makes a package of each document, twice.
vi.setConfig({ testTimeout: 240_000 });

const golden = fileURLToPath(new URL("../golden", import.meta.url));
const runtime = await readRuntime();

/** What lists all that there is. */
const indexes = ["index.d.ts", "validators/index.d.ts", "validators/index.js"];

/** A document and the folder that its references may not leave. */
interface Written {
  readonly input: string;
  readonly root: string;
}

type Document = Record<string, unknown>;
type Files = ReadonlyMap<string, string>;

/** Undefined: the document is refused. */
async function emit({ input, root }: Written): Promise<Files | undefined> {
  const { contract } = await loadContract({ input, roots: [root] });
  if (contract === undefined) return undefined;
  const options = { name: "house-events", runtimeVersion: "^1.0.0" };
  const files = await emitPackage({ contract, options, document: "", runtime: runtime.declarations });
  return new Map(files.map(({ path, content }: GeneratedFile) => [path, content]));
}

interface Addition {
  readonly where: "schemas" | "messages";
  readonly key: string;
  readonly schema: unknown;
  readonly isFirst: boolean;
}

function withAddition(document: Document, { where, key, schema, isFirst }: Addition): Document {
  const components = isObject(document["components"]) ? document["components"] : {};
  const before = isObject(components[where]) ? components[where] : {};
  const added = { [key]: where === "schemas" ? schema : { payload: schema } };
  const after = isFirst ? { ...added, ...before } : { ...before, ...added };
  return { ...document, components: { ...components, [where]: after } };
}

/** A schema as small as those of real documents are, which may refer to what is there, and into it. */
function schemas(document: Document): fc.Arbitrary<unknown> {
  const present = isObject(document["components"]) ? document["components"]["schemas"] : undefined;
  const keys = isObject(present) ? Object.keys(present) : [];
  const places = keys.flatMap((key) => {
    const schema = isObject(present) ? present[key] : undefined;
    const properties = isObject(schema) && isObject(schema["properties"]) ? Object.keys(schema["properties"]) : [];
    const pointer = `#/components/schemas/${escaped(key)}`;
    return [pointer, ...properties.map((name) => `${pointer}/properties/${escaped(name)}`)];
  });
  const references = places.map(($ref) => ({ $ref }));
  const leaf = fc.constantFrom<unknown>(
    { type: "string" },
    { type: "integer", minimum: 0 },
    { enum: ["a", "b"] },
    { type: "object" },
    ...references,
  );
  const object = fc
    .dictionary(fc.constantFrom("id", "kind", "of", "lines"), leaf, { maxKeys: 3 })
    .map((properties) => ({ type: "object", properties, required: Object.keys(properties).slice(0, 1) }));
  return fc.oneof(
    leaf,
    object,
    fc.array(object, { minLength: 1, maxLength: 2 }).map((oneOf) => ({ oneOf })),
  );
}

function escaped(token: string): string {
  return encodeURIComponent(token.replaceAll("~", "~0").replaceAll("/", "~1"));
}

const keys = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,8}([._-][A-Za-z0-9]{1,8}){0,2}$/);

/** An addition whose name nobody has: of one that somebody has, it is the very name that is at stake. */
function additions({ document, before }: Baseline): fc.Arbitrary<Addition> {
  const isFree = (name: string): boolean =>
    [...before].every(([path, content]) => !path.includes(kebabCase(name)) && !content.includes(name));
  return fc
    .record({
      where: fc.constantFrom("schemas" as const, "messages" as const),
      key: keys,
      schema: schemas(document),
      isFirst: fc.boolean(),
    })
    .filter(({ key }) => isFree(pascalCase(key) ?? ""));
}

/** Of the files that were there before, those that are gone or another text, but for those that list everything. */
function changedFiles(before: Files, after: Files): readonly string[] {
  return [...before.keys()].filter((path) => before.get(path) !== after.get(path) && !indexes.includes(path));
}

/** A document in a copy of its folder, and the package that is made of it. */
interface Baseline {
  readonly copy: Written;
  readonly document: Document;
  readonly before: Files;
}

/** Undefined: the document is refused. */
async function baselineOf({ input, root }: Written): Promise<Baseline | undefined> {
  const folder = folderOf({});
  if (resolve(root) === dirname(resolve(input))) cpSync(input, join(folder, relative(root, input)));
  else cpSync(root, folder, { recursive: true });
  const copy = { input: join(folder, relative(root, input)), root: folder };
  const document: Document = parse(readFileSync(input, "utf8"), { maxAliasCount: 10_000 });
  write(copy, document);
  const before = await emit(copy);
  return before === undefined ? undefined : { copy, document, before };
}

function write({ input }: Written, document: Document): void {
  writeFileSync(input, stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 }));
}

async function changeBy(addition: Addition, { copy, document, before }: Baseline): Promise<readonly string[]> {
  write(copy, withAddition(document, addition));
  const after = await emit(copy);
  return after === undefined ? [`refused with ${JSON.stringify(addition)}`] : changedFiles(before, after);
}

async function goldenBaseline(feature: string): Promise<Baseline> {
  const root = join(golden, feature);
  const baseline = await baselineOf({ input: join(root, "asyncapi.yaml"), root });
  if (baseline === undefined) throw new Error(`The golden document ${feature} is refused.`);
  return baseline;
}

describe("a schema that is added anywhere changes no other file than the indexes", () => {
  test.each(["constants", "envelope", "headers", "parameters", "request", "services"])("of %s", async (feature) => {
    const baseline = await goldenBaseline(feature);
    const property = fc.asyncProperty(additions(baseline), async (addition) => {
      expect(await changeBy(addition, baseline)).toEqual([]);
    });
    await fc.assert(property, { numRuns: 4, seed: 20_261_127 });
  });

  test("also where it wants the name of a message's body", async () => {
    const baseline = await goldenBaseline("services");
    expect([...baseline.before.keys()]).toContain("schemas/light-on-message.d.ts");
    const addition = { where: "schemas", key: "light_on-message", schema: { type: "string" }, isFirst: true } as const;
    expect(await changeBy(addition, baseline)).toEqual([]);
  });
});

// EVENTWRIGHT_CORPUS names a folder of real documents with a `manifest.jsonl`, as `npm run corpus` takes it.
const corpus = process.env["EVENTWRIGHT_CORPUS"] ?? "";

describe.skipIf(!existsSync(join(corpus, "manifest.jsonl")))("nor of any real document", () => {
  interface Entry {
    readonly id: string;
    readonly file: string;
    readonly parses: boolean;
  }
  const entries: readonly Entry[] = existsSync(join(corpus, "manifest.jsonl"))
    ? readFileSync(join(corpus, "manifest.jsonl"), "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line))
    : [];

  test.each(entries.filter(({ parses }) => parses).map(({ id, file }) => [id, file] as const))(
    "%s",
    async (id, file) => {
      const [first = "", name = "", ...rest] = file.split("/");
      const root = join(corpus, first, rest.length > 0 ? name : ".");
      const baseline = await baselineOf({ input: join(corpus, file), root });
      if (baseline === undefined) return;
      const seed = [...id].reduce((sum, character) => sum + character.charCodeAt(0), 0);
      for (const addition of fc.sample(additions(baseline), { seed, numRuns: 1 }))
        expect(await changeBy(addition, baseline)).toEqual([]);
    },
  );
});
