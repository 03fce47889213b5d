import type { Change, LeadingFinding, Severity } from "./change.js";

/** Worst first. */
export const severityOrder: readonly Severity[] = ["breaking", "undecided", "warning", "info"];

/** A change, and the one that it follows from. */
export interface FoundChange {
  readonly change: Change;
  readonly follows: LeadingFinding | undefined;
}

/**
 * The changes without those that follow from another one. A configuration that turns the leading rule off, or makes it less
 * bad, lets those that follow speak for themselves.
 */
export function tellLeading(found: readonly FoundChange[]): readonly Change[] {
  const isLed = ({ change, follows }: FoundChange): boolean =>
    found.some(
      ({ change: other }) =>
        other.rule === follows?.rule &&
        other.path === follows.path &&
        severityOrder.indexOf(other.severity) <= severityOrder.indexOf(change.severity),
    );
  return found.filter((one) => !isLed(one)).map(({ change }) => change);
}
