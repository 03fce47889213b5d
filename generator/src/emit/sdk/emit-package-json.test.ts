import { expect, test } from "vitest";
import { packageVersion } from "./emit-package-json.js";

test.each([
  ["1.2.3", "1.2.3"],
  ["1.2.3-beta.1+build", "1.2.3-beta.1+build"],
  ["1.2", "1.2.0"],
  ["v2", "2.0.0"],
  ["01.2.3", "1.2.3"],
  ["v1.2.3", "1.2.3"],
  ["v2.0.0-SNAPSHOT", "2.0.0-SNAPSHOT"],
  ["1.2-rc.1", "1.2.0-rc.1"],
  ["1.0.0-01", "1.0.0-1"],
  ["1.0.0-a..b", "1.0.0-a.b"],
  ["1.0.0-rc_1+a_b", "1.0.0-rc-1+a-b"],
  ["2024-05", "0.0.0"],
  ["1.2.3.4", "0.0.0"],
  ["2024-05-01", "0.0.0"],
  ["latest", "0.0.0"],
])("info.version %s is %s on npm", (given, want) => {
  expect(packageVersion(given)).toBe(want);
});
