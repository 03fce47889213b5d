import { expect, test } from "vitest";
import { compareVersions, parseVersion, raisedVersion, type SemanticVersion } from "./semantic-version.js";
import type { SemverStep } from "./semver-step.js";

const version = (text: string): SemanticVersion => {
  const parsed = parseVersion(text);
  if (parsed === undefined) throw new Error(`${text} is no version.`);
  return parsed;
};

test("versions come in the order of https://semver.org/#spec-item-11", () => {
  const ordered =
    "0.9.9 1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0 1.0.1 1.9.0 1.10.0 2.0.0";
  const versions = ordered.split(" ");

  expect([...versions].reverse().sort((one, other) => compareVersions(version(one), version(other)))).toEqual(versions);
  expect(compareVersions(version("1.0.0+build.1"), version("1.0.0"))).toBe(0);
});

test.each(["1", "1.0", "v1.0.0", "01.0.0", "1.0.0-", "latest", "1.0.0.0", ""])("%j is no version", (text) => {
  expect(parseVersion(text)).toBeUndefined();
});

test.each<[string, SemverStep, string]>([
  ["1.2.3", "major", "2.0.0"],
  ["1.2.3", "minor", "1.3.0"],
  ["1.2.3", "patch", "1.2.4"],
  ["1.2.3", "none", "1.2.3"],
  // npm's ^0.2.3 does not take 0.3.0, and takes 0.2.4.
  ["0.2.3", "major", "0.3.0"],
  ["0.2.3", "minor", "0.2.4"],
  ["0.2.3", "patch", "0.2.4"],
  // On its way to a version that is far enough.
  ["2.0.0-rc.1", "major", "2.0.0"],
  ["2.0.0-rc.1", "minor", "2.0.0"],
  ["2.1.0-rc.1", "major", "3.0.0"],
  ["2.1.0-rc.1", "minor", "2.1.0"],
  ["2.1.1-rc.1", "minor", "2.2.0"],
  ["2.1.1-rc.1", "patch", "2.1.1"],
])("%s raised by %s is %s", (from, step, want) => {
  expect(raisedVersion(version(from), step)).toBe(want);
});
