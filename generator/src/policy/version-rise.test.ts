import { expect, test } from "vitest";
import type { SemverStep } from "../diff/semver-step.js";
import { versionRise } from "./version-rise.js";

test.each<[old: string, now: string, SemverStep, suggested: string, risesEnough: boolean]>([
  ["1.2.0", "2.0.0", "major", "2.0.0", true],
  ["1.2.0", "1.3.0", "major", "2.0.0", false],
  ["1.2.0", "1.2.0", "major", "2.0.0", false],
  ["1.2.0", "2.0.0-rc.1", "major", "2.0.0", true],
  ["1.2.0", "1.3.0", "minor", "1.3.0", true],
  ["1.2.0", "2.0.0", "minor", "1.3.0", true],
  ["1.2.0", "1.2.1", "minor", "1.3.0", false],
  // Words may be corrected without a release.
  ["1.2.0", "1.2.0", "patch", "1.2.1", true],
  ["1.2.0", "1.2.0", "none", "1.2.0", true],
  ["1.2.0", "1.1.0", "none", "1.2.0", false],
  ["1.2.0", "1.1.9", "patch", "1.2.1", false],
  ["2.0.0-rc.1", "2.0.0-rc.2", "major", "2.0.0", true],
  ["2.0.0-rc.1", "2.0.0-rc.1", "major", "2.0.0", false],
  ["0.3.1", "0.4.0", "major", "0.4.0", true],
  ["0.3.1", "0.3.2", "major", "0.4.0", false],
])("from %s to %s, %s: %s is suggested", (old, now, step, suggested, risesEnough) => {
  expect(versionRise({ old, new: now }, step)).toEqual({ old, new: now, suggested, risesEnough });
});

test("of what is no semantic version nothing is said", () => {
  expect(versionRise({ old: "2024-01", new: "2024-02" }, "major")).toBeUndefined();
});
