import { createHash } from "node:crypto";
import type { Finding } from "./change.js";

/**
 * Twelve hex digits: the same for the same change however the documents are laid out, and another one when what the change
 * does is another thing, so that what was accepted once does not cover it.
 */
export function fingerprintOf(rule: string, finding: Finding): string {
  const { path, direction, reason, witness, change } = finding;
  const content = JSON.stringify([
    rule,
    path,
    direction,
    reason ?? null,
    sorted(witness ?? null),
    sorted(change ?? null),
  ]);
  return createHash("sha256").update(content).digest("hex").slice(0, 12);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, member]) => [key, sorted(member)]);
}
