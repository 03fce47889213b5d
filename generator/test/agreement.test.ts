import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findingsOf } from "./agreement/findings.js";
import { measureAgreement } from "./agreement/measure-agreement.js";
import { realisticSubject } from "./agreement/realistic-subject.js";
import { reviewedSeed } from "./agreement/reviewed-exceptions.js";
import { suiteSubject } from "./agreement/suite-subject.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "eventwright-agreement-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([
  { title: "the JSON-Schema-Test-Suite", open: suiteSubject, atLeast: 800 },
  { title: "realistic messages", open: realisticSubject, atLeast: 1_500 },
])(
  "types and validators agree on $title, but for what docs/agreement.md explains",
  {
    timeout: 300_000,
  },
  async ({ open, atLeast }) => {
    const subject = await open(folder, reviewedSeed);
    const agreement = await measureAgreement(subject);

    expect(findingsOf(subject, agreement, reviewedSeed)).toEqual([]);
    expect(subject.cases.length).toBeGreaterThan(atLeast);
  },
);
