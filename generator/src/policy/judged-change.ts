import type { Change } from "../diff/change.js";

/** A change and what the configuration says of it. */
export interface JudgedChange extends Change {
  /** Whether it fails the command. */
  readonly fails: boolean;
  /** The baselines that it was found against, some of those of the document. */
  readonly baselines: readonly string[];
  readonly acceptance?: Acceptance;
}

/** What somebody wrote into the configuration about a change. */
export interface Acceptance {
  /**
   * `accepted`: it counts. `expired`: its day is over. `outdated`: it was written for the same rule at the same path, but
   * for another fingerprint, because the change does another thing by now. `misnamed`: it has the fingerprint, and names
   * another rule or another path. Only `accepted` keeps a change from failing.
   */
  readonly state: "accepted" | "expired" | "outdated" | "misnamed";
  /** What was accepted; another one than the change's when it is outdated. */
  readonly fingerprint: string;
  readonly reason: string;
  readonly author: string;
  /** The last day on which it counts: `2026-12-31`. */
  readonly expires: string;
}
