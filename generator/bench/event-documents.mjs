// Documents whose events are edited: those of the repository, and those of a folder.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { loadContract } from "../dist/document/load-contract.js";

/** @typedef {import("./falsifier.mjs").Schema} Schema */

const repository = fileURLToPath(new URL("../..", import.meta.url));

/**
 * @param {string | undefined} folder one with more documents
 * @returns {readonly string[]} paths
 */
export function eventDocuments(folder) {
  const golden = join(repository, "generator/golden");
  const own = [
    join(repository, "asyncapi.yaml"),
    ...readdirSync(golden).map((feature) => join(golden, feature, "asyncapi.yaml")),
  ].filter(existsSync);
  return folder === undefined ? own : [...own, ...documentsIn(folder)];
}

/**
 * @param {string} folder
 * @returns {readonly string[]}
 */
function documentsIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:ya?ml|json)$/.test(name))
    .map((name) => join(folder, name))
    .filter((path) => /^\s*["']?asyncapi["']?\s*:/m.test(readFileSync(path, "utf8")))
    .sort();
}

/**
 * Every schema of a document that needs nothing from elsewhere, each with those it refers to beside it.
 *
 * @param {string} path
 * @returns {readonly Schema[]}
 */
export function schemasOfDocument(path) {
  const components = read(path)?.components;
  const schemas = components?.schemas ?? {};
  const messages = Object.values(components?.messages ?? {}).map((message) => message?.payload);
  return [...Object.values(schemas), ...messages].filter(isSchema).flatMap((schema) => {
    const names = referredTo(schema, schemas);
    if (names === undefined) return [];
    const reached = Object.fromEntries([...names].map((name) => [name, schemas[name]]));
    return [names.size === 0 ? schema : { ...schema, components: { schemas: reached } }];
  });
}

/** @param {string} path */
function read(path) {
  try {
    return parse(readFileSync(path, "utf8"), { maxAliasCount: -1 });
  } catch {
    return undefined;
  }
}

/** @param {unknown} value */
function isSchema(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @param {Record<string, Schema>} schemas
 * @param {Set<string>} names
 * @returns {Set<string> | undefined} `undefined` when something is referred to that is no schema of the components
 */
function referredTo(value, schemas, names = new Set()) {
  if (typeof value !== "object" || value === null) return names;
  for (const [keyword, inner] of Object.entries(value)) {
    const name = keyword === "$ref" ? String(inner).replace("#/components/schemas/", "") : undefined;
    if (name === undefined) {
      if (referredTo(inner, schemas, names) === undefined) return undefined;
    } else if (!Object.hasOwn(schemas, name)) return undefined;
    else if (!names.has(name) && referredTo(schemas[name], schemas, names.add(name)) === undefined) return undefined;
  }
  return names;
}

/**
 * The contracts that the generator understands.
 *
 * @param {readonly string[]} paths
 * @returns {Promise<any[]>}
 */
export async function contractsOf(paths) {
  const contracts = [];
  for (const path of paths) {
    const loaded = await loadContract({ input: relative(process.cwd(), path), roots: [dirname(path)] }).catch(
      () => undefined,
    );
    if (loaded?.contract !== undefined && loaded.diagnostics.every(({ severity }) => severity !== "error"))
      contracts.push(loaded.contract);
  }
  return contracts;
}
