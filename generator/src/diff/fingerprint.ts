import { createHash } from "node:crypto";
import type { Finding } from "./change.js";
import { inOrder } from "./same-value.js";

/**
 * Twelve hex digits: the same for the same change however the documents are laid out, and another one when what the change
 * does is another thing, so that what was accepted once does not cover it.
 */
export function fingerprintOf(rule: string, finding: Finding): string {
  const { path, direction, reason, witness, gist = witness, change } = finding;
  const content = JSON.stringify([
    rule,
    path,
    direction,
    reason ?? null,
    inOrder(gist ?? null),
    inOrder(change ?? null),
  ]);
  return createHash("sha256").update(content).digest("hex").slice(0, 12);
}
