import type { Contract } from "../contract/contract.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import type { Change } from "../diff/change.js";
import type { SemverStep } from "../diff/semver-step.js";
import { policyOf } from "../policy/policy.js";
import { type VersionRise, versionRise } from "../policy/version-rise.js";
import { ReleaseError } from "../release/release-error.js";
import { compareWithBaselines } from "./compare-with-baselines.js";
import { type ComparisonSources, loadComparisons } from "./load-comparisons.js";

/** A document, what has changed in it, and which version that asks for. */
export interface ReleaseComparison {
  /** As reports name it. */
  readonly input: string;
  readonly baseline: string;
  /** Absolute, where it is a file of the disk. */
  readonly path?: string;
  /** The folder of its package, absolute, whether it is there or not. Absent for a document that has none. */
  readonly output?: string;
  readonly old: Contract;
  readonly new: Contract;
  readonly changes: readonly Change[];
  readonly step: SemverStep;
  readonly rise: VersionRise;
  /** The version that a release of it has: its own where that rises enough, else the one that is suggested. */
  readonly version: string;
}

export interface ReleaseComparisons {
  /** What is wrong with the configuration. When one of them is an error, nothing was compared. */
  readonly diagnostics: readonly Diagnostic[];
  readonly releases: readonly ReleaseComparison[];
}

/**
 * Each document and the baseline that asks for the highest version.
 *
 * @throws BaselineError as `diff` does. ReleaseError `VERSION_NOT_SEMANTIC`.
 */
export async function compareForRelease(
  given: ComparisonSources,
  mode: { readonly onStep?: (step: string) => void } = {},
): Promise<ReleaseComparisons> {
  const { diagnostics, comparisons } = await loadComparisons(given, mode);
  const releases: ReleaseComparison[] = [];
  for (const { document, baselines, settings, path, output } of comparisons) {
    const policy = policyOf(settings.check);
    const compared = await compareWithBaselines(document.contract, baselines, policy);
    const baseline = baselines.find(({ contract }) => contract.version === compared.version?.old) ?? baselines[0];
    const versions = { old: baseline.contract.version, new: document.contract.version };
    const rise = compared.version ?? versionRise(versions, compared.semver);
    if (rise === undefined) {
      throw new ReleaseError("VERSION_NOT_SEMANTIC", `${versions.old} or ${versions.new} is no semantic version.`, {
        remedy: "Give info.version three numbers, as in 1.2.0: https://semver.org/.",
      });
    }
    const isRaised = rise.risesEnough && rise.new !== rise.old;
    releases.push({
      input: document.shownName,
      baseline: baseline.shownName,
      ...(path === undefined ? {} : { path }),
      ...(output === undefined ? {} : { output }),
      old: baseline.contract,
      new: document.contract,
      changes: compared.changes,
      step: compared.semver,
      rise,
      version: isRaised ? rise.new : rise.suggested,
    });
  }
  return { diagnostics, releases };
}
