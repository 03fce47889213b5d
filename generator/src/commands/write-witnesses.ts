import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Change } from "../diff/change.js";
import { refusedCode } from "../diff/replay.js";
import { makeFolder } from "../output/make-folder.js";
import { OutputError } from "../output/output-error.js";

/** What the index of a folder of witnesses says of one. */
interface WitnessEntry {
  readonly file: string;
  readonly rule: string;
  readonly fingerprint: string;
  readonly path: string;
  readonly message: string;
  /** Who lets it out. */
  readonly acceptedBy: string;
  readonly refusedBy: string;
  readonly error: string;
}

/**
 * Keeps witnesses as files, for tests: `<rule>-<fingerprint>.json` holds the message, or `….ts` the line of code, and `index.json` says of each which side
 * accepts it and which refuses it. Other files of the folder stay as they are.
 *
 * @returns the names of the witnesses' files
 * @throws OutputError `OUTPUT_NOT_WRITABLE`
 */
export async function writeWitnesses(folder: string, changes: readonly Change[]): Promise<readonly string[]> {
  const entries = changes.flatMap((change) => {
    const { witness } = change;
    if (witness === undefined) return [];
    const code = refusedCode(change)?.code;
    return [{ content: code === undefined ? printed(witness) : `${code}\n`, entry: entryOf(change) }];
  });
  try {
    await makeFolder(folder);
    for (const { content, entry } of entries) await writeFile(join(folder, entry.file), content);
    await writeFile(join(folder, "index.json"), printed(entries.map(({ entry }) => entry)));
  } catch (cause) {
    throw new OutputError("OUTPUT_NOT_WRITABLE", `The witnesses could not be written to ${folder}.`, [folder], {
      cause,
    });
  }
  return entries.map(({ entry }) => entry.file);
}

function entryOf(change: Change): WitnessEntry {
  const { rule, fingerprint, path, message, direction, rejectedBy } = change;
  const code = refusedCode(change);
  const sender = direction === null ? "the other side" : direction === "backward" ? "old publishers" : "new publishers";
  return {
    // Both are ours, and no part of a document.
    file: `${rule}-${fingerprint}.${code === undefined ? "json" : "ts"}`,
    rule,
    fingerprint,
    path,
    message,
    acceptedBy: code?.acceptedBy ?? sender,
    refusedBy: rejectedBy?.side ?? "nobody",
    error: rejectedBy?.error ?? "",
  };
}

function printed(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
