import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rename, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Diagnostic } from "../contract/diagnostic.js";
import type { GeneratedFile } from "./generated-file.js";
import { makeFolder } from "./make-folder.js";
import { hashOf, manifestName } from "./manifest.js";
import type { OutputFolder } from "./output-folder.js";

/**
 * What the last run read, wrote and said, so that a run that would do the same again need not. It is believed only where
 * every file it names still has the hash it had, so a wrong or missing record costs time and nothing else.
 */
export interface RunRecord {
  /** Changes with everything else that the output depends on: options and the generator itself. */
  readonly key: string;
  /** Hash by absolute path. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Hash by path relative to the output folder. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly diagnostics: readonly Diagnostic[];
  readonly packageName: string;
  readonly packageVersion: string;
}

/** @returns undefined when something has changed, or nothing is known. */
export async function readRecord(output: OutputFolder, key: string): Promise<RunRecord | undefined> {
  try {
    const path = recordPath(output.root);
    if (path === undefined) return undefined;
    const record: RunRecord = JSON.parse(await readFile(path, "utf8"));
    if (record.key !== key) return undefined;
    for (const [input, hash] of Object.entries(record.inputs)) {
      if (hashOf(await readFile(input, "utf8")) !== hash) return undefined;
    }
    for (const [file, hash] of Object.entries(record.outputs)) {
      const content = await output.read(file);
      if (content === undefined || hashOf(content) !== hash) return undefined;
    }
    return record;
  } catch {
    return undefined;
  }
}

/** Remembers a run that wrote its output. A folder that cannot be written to only makes the next run as slow as this one. */
export async function writeRecord(output: OutputFolder, record: RunRecord): Promise<void> {
  const path = recordPath(output.root);
  if (path === undefined) return;
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await makeFolder(dirname(path));
    await writeFile(temporary, JSON.stringify(record));
    await rename(temporary, path);
  } catch {
    return;
  }
}

/**
 * Hashes of files that were read since a time in milliseconds. Undefined when one was saved meanwhile: it cannot be said
 * whether what was read is what stands there now.
 */
export async function inputHashes(
  paths: readonly string[],
  sinceMs: number,
): Promise<Readonly<Record<string, string>> | undefined> {
  const entries: (readonly [string, string])[] = [];
  for (const path of paths) {
    const hash = hashOf(await readFile(path, "utf8"));
    if ((await stat(path)).mtimeMs >= sinceMs) return undefined;
    entries.push([path, hash]);
  }
  return Object.fromEntries(entries);
}

/** What is on the disk after `files` were written, the manifest included. */
export function outputHashes(files: readonly GeneratedFile[], manifest: string): Readonly<Record<string, string>> {
  const all = [...files, { path: manifestName, content: manifest }];
  return Object.fromEntries(all.map(({ path, content }) => [path, hashOf(content)]));
}

/** In the `node_modules/.cache` above the output folder, as tools keep what may be deleted; without one nothing is kept. */
function recordPath(output: string): string | undefined {
  for (let folder = dirname(output); ; folder = dirname(folder)) {
    const modules = join(folder, "node_modules");
    if (existsSync(modules)) {
      const name = createHash("sha256").update(output).digest("hex").slice(0, 16);
      return join(modules, ".cache", "eventwright", `${name}.json`);
    }
    if (folder === dirname(folder)) return undefined;
  }
}
