import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AgreementSubject } from "./subject.js";

/** The messages that were looked at are drawn with this seed. */
export const reviewedSeed = 1;

const page = fileURLToPath(new URL("../../../docs/agreement.md", import.meta.url));

/** The names that docs/agreement.md lists: ``- suite: `name` ``. */
export function reviewedExceptions(title: AgreementSubject["title"]): ReadonlySet<string> {
  const items = [...readFileSync(page, "utf8").matchAll(/^- (\w+): `(.+)`$/gm)];
  return new Set(items.filter(([, subject]) => subject === title).map(([, , name = ""]) => name));
}
