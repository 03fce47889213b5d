import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import type { Diagnostic } from "../contract/diagnostic.js";
import type { SemverStep } from "../diff/semver-step.js";
import { ReleaseError } from "../release/release-error.js";
import { writeVersion } from "../release/write-version.js";
import { compareForRelease, type ReleaseComparison } from "./compare-for-release.js";
import { type GeneratedPackage, generate } from "./generate.js";
import type { ComparisonSources } from "./load-comparisons.js";
import { hasErrors } from "./prepare-package.js";

export interface SuggestVersionOptions extends ComparisonSources {
  /** Write the version into the document, and generate its package where there is one. @default false */
  readonly write?: boolean;
}

export interface SuggestedVersions {
  /**
   * What is wrong with the configuration, or keeps the package from being generated. When one of them is an error, there are no
   * versions, and nothing was written.
   */
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
  /** What became of the package, which has the document's version. Absent where nobody asked, or there is no package. */
  readonly generated?: GeneratedPackage;
}

/**
 * Which version the changes since the baseline ask for. The generated package has the document's version.
 *
 * @throws BaselineError as `diff` does. ReleaseError when a version is no semantic one or cannot be written. With `write` what
 * `generate` throws as well; then nothing was written, unless the disk does not allow it.
 */
export async function suggestVersion(
  { write = false, ...given }: SuggestVersionOptions,
  mode: { readonly onStep?: (step: string) => void } = {},
): Promise<SuggestedVersions> {
  const { diagnostics, releases } = await compareForRelease(given, mode);
  const written = write ? await writeReleases(releases, given, mode) : { diagnostics: [], packages: new Map() };
  const found = [...diagnostics, ...written.diagnostics];
  if (hasErrors(found)) return { diagnostics: found, versions: [] };
  const versions = releases.map((release): SuggestedVersion => {
    const { input, baseline, step, rise, version } = release;
    const generated = written.packages.get(release);
    return {
      input,
      baseline,
      step,
      ...rise,
      ...(write && isRaised(release) ? { written: version } : {}),
      ...(generated === undefined ? {} : { generated }),
    };
  });
  return { diagnostics: found, versions };
}

interface WrittenReleases {
  /** Errors that keep a package from being generated: nothing was written. */
  readonly diagnostics: readonly Diagnostic[];
  readonly packages: ReadonlyMap<ReleaseComparison, GeneratedPackage>;
}

/** Whatever can be refused is refused before the first file is written. */
async function writeReleases(
  releases: readonly ReleaseComparison[],
  given: ComparisonSources,
  mode: { readonly onStep?: (step: string) => void },
): Promise<WrittenReleases> {
  const documents = await Promise.all(releases.filter(isRaised).map(documentOf));
  const packages = new Map<ReleaseComparison, GeneratedPackage>();
  const run = (release: ReleaseComparison, dryRun: boolean) =>
    generate({ ...given, input: release.input, dryRun }, mode);
  // A package that is made in the build and not kept is made there.
  const kept = releases.filter(({ output }) => output !== undefined && existsSync(output));
  for (const release of kept) {
    const { diagnostics } = await run(release, true);
    if (hasErrors(diagnostics)) return { diagnostics, packages };
  }
  for (const document of documents) await writeDocument(document);
  for (const release of kept) {
    const [generated] = (await run(release, false)).packages;
    if (generated !== undefined) packages.set(release, generated);
  }
  return { diagnostics: [], packages };
}

function isRaised({ version, rise }: ReleaseComparison): boolean {
  return version !== rise.new;
}

interface RaisedDocument {
  readonly path: string;
  /** As reports name it. */
  readonly input: string;
  readonly text: string;
}

async function documentOf({ path, input, version }: ReleaseComparison): Promise<RaisedDocument> {
  if (path === undefined) {
    throw new ReleaseError("FILE_NOT_WRITABLE", `${input} is not a document of the configuration.`, {
      remedy: "Name it with --input, and what to compare with with --against.",
    });
  }
  return { path, input, text: writeVersion(await readFile(path, "utf8"), version) };
}

async function writeDocument({ path, input, text }: RaisedDocument): Promise<void> {
  await writeFile(path, text).catch((cause: unknown) => {
    throw new ReleaseError("FILE_NOT_WRITABLE", `${input} could not be written.`, {
      remedy: "Check its rights and the space on the disk.",
      cause,
    });
  });
}
