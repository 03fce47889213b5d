import { expect, test } from "vitest";
import { packageVersion } from "./emit-package-json.js";

test.each([
  ["1.2.3", "1.2.3"],
  ["1.2.3-beta.1+build", "1.2.3-beta.1+build"],
  ["1.2", "1.2.0"],
  ["v2", "2.0.0"],
  ["01.2.3", "1.2.3"],
  ["2024-05-01", "0.0.0"],
  ["latest", "0.0.0"],
])("info.version %s is %s on npm", (given, want) => {
  expect(packageVersion(given)).toBe(want);
});
