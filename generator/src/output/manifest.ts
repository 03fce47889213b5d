import { createHash } from "node:crypto";
import type { GeneratedFile } from "./generated-file.js";

/** Lists what was written to an output folder, so that the next run knows what is stale and what a person changed. */
export const manifestName = ".eventwright.json";

/** Hash of what was written, by path relative to the output folder. */
export type Manifest = ReadonlyMap<string, string>;

export function manifestOf(files: readonly GeneratedFile[]): Manifest {
  return new Map(files.map(({ path, content }) => [path, hashOf(content)]));
}

/** Line endings do not count: git may turn them into those of the system. */
export function hashOf(content: string): string {
  return `sha256-${createHash("sha256").update(content.replaceAll("\r\n", "\n")).digest("base64")}`;
}

export function printManifest(manifest: Manifest): string {
  const about =
    "Written by `eventwright generate`: what it wrote here, with a hash each. A file whose hash differs was edited by hand.";
  return `${JSON.stringify({ about, files: Object.fromEntries(manifest) }, undefined, 2)}\n`;
}

/** Undefined for text that is no manifest. */
export function parseManifest(text: string): Manifest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null || !("files" in value)) return undefined;
  const { files } = value;
  if (typeof files !== "object" || files === null || Array.isArray(files)) return undefined;
  const entries = Object.entries(files).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return new Map(entries);
}
