import { compareVersions, parseVersion, raisedVersion } from "../diff/semantic-version.js";
import type { SemverStep } from "../diff/semver-step.js";

/** How `info.version` has changed, and what the changes ask for. */
export interface VersionRise {
  readonly old: string;
  readonly new: string;
  /** The lowest version that is enough; `old` when nothing asks for another. */
  readonly suggested: string;
  /** False fails `check`. */
  readonly risesEnough: boolean;
}

/**
 * Whether a version rises as far as a step asks for. A patch is only suggested: words may be corrected without a release.
 * Undefined when one of the two is no semantic version.
 */
export function versionRise(
  versions: { readonly old: string; readonly new: string },
  step: SemverStep,
): VersionRise | undefined {
  const old = parseVersion(versions.old);
  const now = parseVersion(versions.new);
  if (old === undefined || now === undefined) return undefined;
  const suggested = step === "none" ? versions.old : raisedVersion(old, step);
  const [rise, needed] = [compareVersions(now, old), parseVersion(suggested) ?? old];
  const mayStay = step === "none" || step === "patch";
  const risesEnough = mayStay
    ? rise >= 0
    : rise > 0 && compareVersions({ ...now, prerelease: [] }, { ...needed, prerelease: [] }) >= 0;
  return { ...versions, suggested, risesEnough };
}
