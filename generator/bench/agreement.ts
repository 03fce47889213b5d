import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findingsOf } from "../test/agreement/findings.js";
import { type Agreement, measureAgreement } from "../test/agreement/measure-agreement.js";
import { realisticSubject } from "../test/agreement/realistic-subject.js";
import { reviewedSeed } from "../test/agreement/reviewed-exceptions.js";
import { suiteSubject } from "../test/agreement/suite-subject.js";
import { percent } from "./measurements.mjs";

/**
 * `npm run bench:agreement [-- --seed N] [--verbose]`: types and validators of emitted packages, asked about the same data.
 *
 * @returns the exit code: 1 below a target, or with the reviewed seed for an exception that nobody has explained.
 */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { seed: { type: "string", default: String(reviewedSeed) }, verbose: { type: "boolean", default: false } },
  });
  const seed = Number(values.seed);
  const folder = mkdtempSync(join(tmpdir(), "eventwright-agreement-"));
  try {
    console.log(row(["data", "types", "accepted", "have the type", "refused, expressible", "refused by the type"]));
    const findings: string[] = [];
    for (const open of [suiteSubject, realisticSubject]) {
      const subject = await open(folder, seed);
      const agreement = await measureAgreement(subject);
      print(`${subject.title} ${subject.cases.length}`, "index signatures", agreement.withIndexSignatures);
      print("", "as published", agreement.asPublished);
      findings.push(...findingsOf(subject, agreement, seed));
      if (!values.verbose) continue;
      for (const name of agreement.withIndexSignatures.tooStrict) console.log(`too strict: ${name}`);
      for (const name of agreement.withIndexSignatures.tooLoose) console.log(`too loose: ${name}`);
    }
    for (const finding of findings) console.error(finding);
    return findings.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(title: string, types: string, agreement: Agreement): void {
  const { accepted, typed, expressible, refused } = agreement;
  const typedShare = `${typed} (${percent(typed, accepted)})`;
  const refusedShare = `${refused} (${percent(refused, expressible)})`;
  console.log(row([title, types, String(accepted), typedShare, String(expressible), refusedShare]));
}

function row(cells: readonly string[]): string {
  const widths = [16, 18, 10, 18, 22, 20];
  return cells
    .map((cell, index) => cell.padEnd(widths[index] ?? 0))
    .join("")
    .trimEnd();
}
