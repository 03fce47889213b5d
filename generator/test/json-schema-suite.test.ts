import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Contract } from "../src/contract/contract.js";
import { isObject } from "../src/contract/json-pointer.js";
import { emitSchemaTypes } from "../src/emit/types/emit-schema-types.js";
import { emitValidators } from "../src/emit/validators/emit-validators.js";
import type { GeneratedFile } from "../src/output/generated-file.js";
import { compileDeclarations } from "./compile-declarations.js";
import { emittedPackage } from "./import-emitted.js";
import { plainContract } from "./plain-contract.js";
import { suiteGraph } from "./suite-graph.js";

interface Group {
  readonly key: string;
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[];
}

const require = createRequire(import.meta.url);

/** The JSON-Schema-Test-Suite, draft-07 without what is optional and without schemas from the network. */
function readGroups(): readonly Group[] {
  const folder = join(
    dirname(require.resolve("alterschema/package.json")),
    "vendor/json-schema-test-suite/tests/draft7",
  );
  const files = readdirSync(folder).filter((file) => file.endsWith(".json") && file !== "refRemote.json");
  return files.flatMap((file) => {
    const groups: readonly Omit<Group, "key">[] = JSON.parse(readFileSync(join(folder, file), "utf8"));
    return groups.map((group, index) => ({ ...group, key: `${file}-${index}` }));
  });
}

const metaSchema = JSON.parse(readFileSync(require.resolve("ajv/dist/refs/json-schema-draft-07.json"), "utf8"));
const groups = readGroups();
const remotes = { "http://json-schema.org/draft-07/schema": metaSchema };
const graph = suiteGraph(groups, remotes);
const contract: Contract = { ...plainContract({ schemas: {} }), schemas: graph };
const cases = groups.flatMap((group, index) =>
  group.tests.map((one) => ({
    ...one,
    group,
    type: `Root${index}`,
    name: `${group.key} ${group.description}: ${one.description}`,
  })),
);
type Case = (typeof cases)[number];

test("every validator decides as the suite does", async () => {
  const accepts = await validatorsOf(contract);
  const wrong = cases.filter((one) => accepts(one) !== one.valid);
  expect(wrong.map(({ name }) => name)).toEqual([]);
  expect(cases.length).toBeGreaterThan(800);
});

/**
 * Data that is valid and yet refused by the type. `{}` has a `toString` for TypeScript, and it is not the one that the
 * schema describes: no type of ours can say otherwise.
 */
const knownToBeRefused = [
  "properties.json-5 properties whose names are Javascript object property names: none of the properties mentioned",
];

describe("every type agrees with the suite", { timeout: 120_000 }, () => {
  describe("with index signatures", () => {
    let refused: ReadonlySet<string>;
    beforeAll(async () => {
      refused = refusedByTypes(await emitSchemaTypes(contract, { openTypes: true }));
    }, 120_000);

    test("valid data has the type", () => {
      const tooStrict = cases.filter(({ name, valid }) => valid && refused.has(name));
      expect(tooStrict.map(({ name }) => name)).toEqual(knownToBeRefused);
    });

    test("data that is refused does not have the type, where types can say it", async () => {
      const isAcceptedWithout = await validatorsOf({
        ...contract,
        schemas: suiteGraph(groups.map(withoutLimits), remotes),
      });
      const expressible = cases.filter((one) => !one.valid && !isAcceptedWithout(one));
      const caught = expressible.filter(({ name }) => refused.has(name));
      console.info(
        expressible
          .filter((x) => !caught.includes(x))
          .map((x) => x.name + " " + JSON.stringify(x.group.schema).slice(0, 150) + JSON.stringify(x.data))
          .join("\n"),
      );
      console.info(`refused by the type: ${caught.length} of ${expressible.length} that types can say`);
      expect(expressible.length).toBeGreaterThan(200);
      expect(caught.length / expressible.length).toBeGreaterThan(0.9);
    });
  });

  test("without index signatures", async () => {
    const refused = refusedByTypes(await emitSchemaTypes(contract));
    const valid = cases.filter((one) => one.valid);
    const taken = valid.filter(({ name }) => !refused.has(name));
    console.info(`without index signatures ${taken.length} of ${valid.length} valid data have the type`);
    expect(taken.length / valid.length).toBeGreaterThan(0.98);
  });
});

/** The names of the cases whose data TypeScript refuses. The types themselves must compile. */
function refusedByTypes(types: readonly GeneratedFile[]): ReadonlySet<string> {
  const files = groups.map((_, index): GeneratedFile => {
    const type = `Root${index}`;
    const fileName = graph.named.find(({ name }) => name === type)?.fileName;
    const lines = casesOf(type).map(({ data }, position) => `export const x${position}: ${type} = ${literal(data)};`);
    const header = `import type { ${type} } from "../schemas/${fileName}.js";`;
    return { path: `data/${type}.ts`, content: [header, ...lines].join("\n") };
  });
  const problems = compileDeclarations([...types, ...files]);
  expect(problems.filter(({ path }) => path.startsWith("schemas/"))).toEqual([]);
  const names = problems.flatMap(({ path, line }) => {
    const type = path.slice("data/".length, -".ts".length);
    return casesOf(type)[line - 2]?.name ?? [];
  });
  return new Set(names);
}

function casesOf(type: string): readonly Case[] {
  return cases.filter((one) => one.type === type);
}

function literal(data: unknown): string {
  return JSON.stringify(data).replaceAll('"__proto__":', '["__proto__"]:');
}

/** What no type can say. */
const beyondTypes = new Set([
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "uniqueItems",
  "contains",
  "minProperties",
]);

/** Data that is accepted without the keywords that no type can say is refused for what no type can say. */
function withoutLimits(group: Group): Group {
  return { ...group, schema: relaxed(group.schema) };
}

function relaxed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(relaxed);
  if (!isObject(schema)) return schema === "integer" ? "number" : schema;
  // A property may have the name of such a keyword; then its value is a schema.
  const kept = Object.entries(schema).filter(
    ([keyword, value]) => !beyondTypes.has(keyword) || typeof value === "object",
  );
  return Object.fromEntries(
    kept.filter(([keyword]) => keyword !== "contains").map(([keyword, value]) => [keyword, relaxed(value)]),
  );
}

async function validatorsOf(from: Contract): Promise<(one: Case) => boolean> {
  const index = await emittedPackage(emitValidators(from))("validators/index.js");
  return ({ type, data }) => {
    const is = index[`is${type}`];
    if (typeof is !== "function") throw new Error(`There is no validator of ${type}.`);
    return is(data);
  };
}
