import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { suiteSubject } from "./agreement/suite-subject.js";

test("every validator decides as the suite does", { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "eventwright-suite-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { cases, accepts } = await suiteSubject(folder);

  const wrong = cases.filter((one) => accepts(one) !== one.valid);
  expect(wrong.map(({ name }) => name)).toEqual([]);
  expect(cases.length).toBeGreaterThan(800);
});
