import type { DeploymentOrder, Rejection } from "../../diff/change.js";
import type { JudgedChange } from "./change-report.js";
import { shortJson } from "./short-json.js";

export const deploymentOrders: Readonly<Record<DeploymentOrder, string>> = {
  "consumers-first": "consumers first, then publishers",
  "publishers-first": "publishers first, then consumers",
};

/** Longer ones are cut where a page has room for one line. */
const witnessLength = 500;

/** The witness on one line; code and keys as they are. */
export function witnessLine({ witness, direction }: JudgedChange, length = witnessLength): string | undefined {
  if (witness === undefined) return undefined;
  return direction === null && typeof witness === "string" ? witness : shortJson(witness, length);
}

/** What has changed, and of which thing. */
export function headline({ path, message }: JudgedChange): string {
  return `${path}: ${message}`;
}

/** Whom it is refused by and why, in one line: a compiler's errors have several. */
export function rejectionText({ side, error }: Rejection): string {
  return `${side}: ${error.replace(/\s*\n\s*/g, " ")}`;
}

/** What is said of a change where there is room for a few lines: an annotation, a result of a scan. */
export function changeLines(change: JudgedChange): readonly string[] {
  const { rejectedBy, advice, order, fingerprint } = change;
  const witness = witnessLine(change);
  return [
    headline(change),
    ...(witness === undefined ? [] : [`Witness: ${witness}`]),
    ...(rejectedBy === undefined ? [] : [`Refused by ${rejectionText(rejectedBy)}`]),
    `Instead: ${advice}`,
    ...(order === undefined ? [] : [`Deploy ${deploymentOrders[order]}.`]),
    `Fingerprint: ${fingerprint}`,
  ];
}
