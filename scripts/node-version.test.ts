import { describe, expect, it } from "vitest";
import { nodeVersionProblem } from "./node-version.mjs";

describe("nodeVersionProblem", () => {
  for (const version of ["20.19.0", "20.20.2", "22.12.0", "24.0.0", "25.1.0"]) {
    it(`lets ${version} pass`, () => expect(nodeVersionProblem(version)).toBeUndefined());
  }

  for (const version of ["18.20.8", "20.18.3", "21.7.3", "22.11.0"]) {
    it(`says what to do about ${version}`, () => {
      expect(nodeVersionProblem(version)).toMatch(new RegExp(`^Node ${version} is too old .*nvm install 22`));
    });
  }
});
