import { readFile, writeFile } from "node:fs/promises";
import type { Diagnostic } from "../contract/diagnostic.js";
import type { SemverStep } from "../diff/semver-step.js";
import { ReleaseError } from "../release/release-error.js";
import { writeVersion } from "../release/write-version.js";
import { compareForRelease } from "./compare-for-release.js";
import type { ComparisonSources } from "./load-comparisons.js";

export interface SuggestVersionOptions extends ComparisonSources {
  /** Write the version into the document. @default false */
  readonly write?: boolean;
}

export interface SuggestedVersions {
  /** What is wrong with the configuration. When one of them is an error, there are no versions. */
  readonly diagnostics: readonly Diagnostic[];
  /** One for each document. */
  readonly versions: readonly SuggestedVersion[];
}

export interface SuggestedVersion {
  readonly input: string;
  readonly baseline: string;
  /** How far the changes ask the version to rise. */
  readonly step: SemverStep;
  /** The baseline's. */
  readonly old: string;
  /** The document's, before anything was written. */
  readonly new: string;
  /** The lowest that is enough. */
  readonly suggested: string;
  readonly risesEnough: boolean;
  /** What was written into the document. Absent when nothing was, because it rises enough or nobody asked. */
  readonly written?: string;
}

/**
 * Which version the changes since the baseline ask for. The generated package has the document's version.
 *
 * @throws BaselineError as `diff` does. ReleaseError when a version is no semantic one or cannot be written.
 */
export async function suggestVersion(
  { write = false, ...given }: SuggestVersionOptions,
  mode: { readonly onStep?: (step: string) => void } = {},
): Promise<SuggestedVersions> {
  const { diagnostics, releases } = await compareForRelease(given, mode);
  const versions: SuggestedVersion[] = [];
  for (const { input, baseline, step, rise, version, path } of releases) {
    const isToWrite = write && version !== rise.new;
    if (isToWrite) await writeInto(path, input, version);
    versions.push({ input, baseline, step, ...rise, ...(isToWrite ? { written: version } : {}) });
  }
  return { diagnostics, versions };
}

async function writeInto(path: string | undefined, input: string, version: string): Promise<void> {
  if (path === undefined) {
    throw new ReleaseError("FILE_NOT_WRITABLE", `${input} is not a document of the configuration.`, {
      remedy: "Name it with --input, and what to compare with with --against.",
    });
  }
  const text = writeVersion(await readFile(path, "utf8"), version);
  await writeFile(path, text).catch((cause: unknown) => {
    throw new ReleaseError("FILE_NOT_WRITABLE", `${input} could not be written.`, {
      remedy: "Check its rights and the space on the disk.",
      cause,
    });
  });
}
