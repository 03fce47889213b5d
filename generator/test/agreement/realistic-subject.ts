import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { createRandom, type Random } from "../../bench/falsifier.mjs";
import { loadContract } from "../../src/document/load-contract.js";
import { emitValidators } from "../../src/emit/validators/emit-validators.js";
import { generate } from "../../src/index.js";
import type { GeneratedFile } from "../../src/output/generated-file.js";
import { writeEmitted } from "../write-emitted.js";
import { drawnMutations, singleMutations } from "./mutations.js";
import { type AgreementCase, type AgreementSubject, verdictsOf } from "./subject.js";
import { withoutLimits } from "./without-limits.js";

interface EventSchema {
  readonly examples?: readonly unknown[];
}

type EventSchemas = Readonly<Record<string, EventSchema>>;

const domains = fileURLToPath(new URL("realistic/", import.meta.url));
/** Drawn on top of each message's single changes. */
const drawnPerMessage = 6;

/**
 * Events as teams write them, and messages that are a little wrong. The package is generated as a user generates it, and
 * what it holds is asked.
 *
 * @param folder where the packages may be written
 */
export async function realisticSubject(folder: string, seed: number): Promise<AgreementSubject> {
  const schemas = readSchemas();
  const open = await generatePackage(join(folder, "open"), schemas, true);
  const published = await generatePackage(join(folder, "published"), schemas, false);
  const relaxed = await relaxedValidators(join(folder, "without-limits"), schemas);
  const modules = new Map(open.flatMap(typesDeclaredIn));
  return {
    title: "realistic",
    cases: messagesOf(schemas, createRandom(seed)),
    moduleOf: (type) => modules.get(type) ?? "",
    typesWithIndexSignatures: async () => open.filter(isSchemaType),
    typesAsPublished: async () => published.filter(isSchemaType),
    accepts: await verdictsOf(writeEmitted(join(folder, "run"), open.filter(isValidator))),
    acceptsWithoutLimits: await verdictsOf(writeEmitted(join(folder, "run-without-limits"), relaxed)),
  };
}

function readSchemas(): EventSchemas {
  const files = readdirSync(domains).sort();
  return Object.assign({}, ...files.map((file) => parse(readFileSync(join(domains, file), "utf8"))));
}

function messagesOf(schemas: EventSchemas, random: Random): readonly AgreementCase[] {
  const cases = Object.entries(schemas).flatMap(([type, { examples = [] }]) =>
    examples.flatMap((example, index) => {
      const named = (change: string) => `${type}${index === 0 ? "" : ` ${index + 1}`}: ${change}`;
      const mutations = [...singleMutations(example), ...drawnMutations(example, drawnPerMessage, random)];
      return [
        { name: named("as it is"), type, data: example },
        ...mutations.map(({ change, data }) => ({ name: named(change), type, data })),
      ];
    }),
  );
  return [...new Map(cases.map((one) => [one.name, one])).values()];
}

async function generatePackage(
  folder: string,
  schemas: EventSchemas,
  openTypes: boolean,
): Promise<readonly GeneratedFile[]> {
  const input = writeDocument(folder, schemas);
  const output = join(folder, "sdk");
  const config = { input, output, openTypes, package: { name: "realistic-events" } };
  const { diagnostics } = await generate({ cwd: folder, config });
  refuseErrors(diagnostics);
  return readdirSync(output, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(?:js|ts)$/.test(path))
    .map((path) => ({ path: path.replaceAll("\\", "/"), content: readFileSync(join(output, path), "utf8") }));
}

async function relaxedValidators(folder: string, schemas: EventSchemas): Promise<readonly GeneratedFile[]> {
  const withoutExamples = Object.entries(schemas).map(([name, { examples: _, ...schema }]) => [name, schema]);
  const relaxed = withoutLimits(Object.fromEntries(withoutExamples)) as EventSchemas;
  const { contract, diagnostics } = await loadContract({ input: writeDocument(folder, relaxed), cwd: folder });
  refuseErrors(diagnostics);
  return contract === undefined ? [] : emitValidators(contract);
}

function refuseErrors(diagnostics: readonly { readonly severity: string; readonly message: string }[]): void {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
}

/** Schemas as an AsyncAPI document in which a service sends all that have examples. */
function writeDocument(folder: string, schemas: EventSchemas): string {
  const names = Object.keys(schemas);
  const document = {
    asyncapi: "3.0.0",
    info: { title: "Realistic", version: "1.0.0" },
    channels: Object.fromEntries(
      names.map((name) => [
        name,
        { address: name, messages: { [name]: { $ref: `#/components/messages/${name}Message` } } },
      ]),
    ),
    operations: Object.fromEntries(
      names.map((name) => [`send${name}`, { action: "send", channel: { $ref: `#/channels/${name}` } }]),
    ),
    components: {
      schemas,
      messages: Object.fromEntries(
        names.map((name) => [`${name}Message`, { payload: { $ref: `#/components/schemas/${name}` } }]),
      ),
    },
  };
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "asyncapi.json");
  writeFileSync(path, JSON.stringify(document));
  return path;
}

function isSchemaType({ path }: GeneratedFile): boolean {
  return path.startsWith("schemas/");
}

function isValidator({ path }: GeneratedFile): boolean {
  return path.startsWith("validators/") && path.endsWith(".js");
}

function typesDeclaredIn(file: GeneratedFile): readonly (readonly [string, string])[] {
  if (!isSchemaType(file)) return [];
  const names = [...file.content.matchAll(/^export (?:interface|type|declare type) (\w+)/gm)];
  return names.map(([, name = ""]) => [name, file.path.replace(/\.d\.ts$/, ".js")]);
}
