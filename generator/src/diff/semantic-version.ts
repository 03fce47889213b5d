import type { SemverStep } from "./semver-step.js";

/** https://semver.org/#spec-item-9 to 11: numbers, then what a prerelease is called. What is built is no part of it. */
export interface SemanticVersion {
  readonly numbers: readonly [major: number, minor: number, patch: number];
  /** Empty for a release. */
  readonly prerelease: readonly string[];
}

const form = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]+)?$/;

/** Undefined for what is no semantic version. */
export function parseVersion(text: string): SemanticVersion | undefined {
  const [, major, minor, patch, prerelease] = form.exec(text) ?? [];
  if (major === undefined || minor === undefined || patch === undefined) return undefined;
  return { numbers: [Number(major), Number(minor), Number(patch)], prerelease: prerelease?.split(".") ?? [] };
}

/** Below zero when `one` comes before `other`. */
export function compareVersions(one: SemanticVersion, other: SemanticVersion): number {
  for (const index of [0, 1, 2] as const) {
    const difference = one.numbers[index] - other.numbers[index];
    if (difference !== 0) return difference;
  }
  if (one.prerelease.length === 0 || other.prerelease.length === 0)
    return other.prerelease.length - one.prerelease.length;
  for (const [index, name] of one.prerelease.entries()) {
    const against = other.prerelease[index];
    if (against === undefined) return 1;
    const difference = compareNames(name, against);
    if (difference !== 0) return difference;
  }
  return one.prerelease.length - other.prerelease.length;
}

/** Numbers by their value and before texts. */
function compareNames(one: string, other: string): number {
  const [first, second] = [one, other].map((name) => (/^\d+$/.test(name) ? Number(name) : undefined));
  if (first !== undefined && second !== undefined) return first - second;
  if (first !== undefined || second !== undefined) return first === undefined ? 1 : -1;
  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * The lowest release that a change of this step may have. Before 1.0.0 the minor number says what breaks, as npm's `^`
 * reads it, and the patch number everything else. A prerelease is on its way to its release, which may be enough.
 */
export function raisedVersion({ numbers, prerelease }: SemanticVersion, step: SemverStep): string {
  const [major, minor, patch] = numbers;
  const isOnItsWay = prerelease.length > 0;
  const stay = numbers.join(".");
  const breaking = major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0`;
  const adding = major === 0 ? `0.${minor}.${patch + 1}` : `${major}.${minor + 1}.0`;
  switch (step) {
    case "none":
      return stay;
    case "patch":
      return isOnItsWay ? stay : `${major}.${minor}.${patch + 1}`;
    case "minor":
      return isOnItsWay && (major === 0 || patch === 0) ? stay : adding;
    case "major":
      return isOnItsWay && patch === 0 && (major === 0 || minor === 0) ? stay : breaking;
  }
}
