import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Diagnostic } from "../contract/diagnostic.js";
import { changelogEntry } from "../release/changelog-entry.js";
import { insertEntry } from "../release/insert-entry.js";
import { ReleaseError } from "../release/release-error.js";
import { compareForRelease } from "./compare-for-release.js";
import type { ComparisonSources } from "./load-comparisons.js";

export interface ChangelogOptions extends ComparisonSources {
  /** A changelog that the entry is written into. Absent: it is only returned. */
  readonly write?: string;
  /** `2026-12-31`. @default today, in UTC */
  readonly date?: string;
}

export interface ChangelogResult {
  /** What is wrong with the configuration. When one of them is an error, there are no entries. */
  readonly diagnostics: readonly Diagnostic[];
  /** One for each document that has changed. */
  readonly entries: readonly ChangelogEntry[];
  /** The changelog, as the user named it, and whether anything had to be written. */
  readonly written?: { readonly file: string; readonly isChanged: boolean };
}

interface ChangelogEntry {
  readonly input: string;
  readonly baseline: string;
  readonly version: string;
  /** Markdown. */
  readonly text: string;
}

/**
 * The entry of a changelog for what has changed since the baseline.
 *
 * @throws BaselineError as `diff` does. ReleaseError when it cannot be written.
 */
export async function changelog(
  { write, date = new Date().toISOString().slice(0, 10), ...given }: ChangelogOptions,
  mode: { readonly onStep?: (step: string) => void } = {},
): Promise<ChangelogResult> {
  const { diagnostics, releases } = await compareForRelease(given, mode);
  const entries = releases
    .filter(({ step, changes }) => step !== "none" || changes.length > 0)
    .map(({ input, baseline, version, ...release }) => ({
      input,
      baseline,
      version,
      text: changelogEntry({ ...release, version, date }),
    }));
  if (write === undefined) return { diagnostics, entries };
  const [entry, ...others] = entries;
  if (others.length > 0) {
    throw new ReleaseError("SEVERAL_DOCUMENTS", `${entries.length} documents cannot share one changelog.`, {
      remedy: "Say with --input which document is meant.",
    });
  }
  if (entry === undefined) return { diagnostics, entries, written: { file: write, isChanged: false } };
  const path = resolve(given.cwd ?? ".", write);
  const before = await readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return undefined;
    throw notWritable(write, cause);
  });
  const text = insertEntry(before, entry.text, entry.version);
  if (text !== before) await writeFile(path, text).catch((cause: unknown) => Promise.reject(notWritable(write, cause)));
  return { diagnostics, entries, written: { file: write, isChanged: text !== before } };
}

function notWritable(file: string, cause: unknown): ReleaseError {
  return new ReleaseError("FILE_NOT_WRITABLE", `${file} could not be written.`, {
    remedy: "Check that it is a file, its rights and the space on the disk.",
    cause,
  });
}
