import type { Account } from "./account.js";
import { type Check, exactly } from "./checks.js";

/** What holds for every publisher in every scenario: what it said is true. */
export function truthChecks(account: Account): readonly Check[] {
  return [
    exactly("confirmed but lost", account.lost.length, 0),
    exactly("never settled", account.neverSettled.length, 0),
    exactly("unexpected", account.unexpected.length, 0),
    exactly("copies under another message id", account.renamed.length, 0),
  ];
}

/** Where the client can wait the fault out, no call may fail. */
export function nothingRejected({ failures }: Account): Check {
  return noFailures("rejected", failures);
}

/** @param failures how many calls failed, by code */
export function noFailures(name: string, failures: Account["failures"]): Check {
  const codes = Object.entries(failures).map(([code, count]) => `${count} ${code}`);
  return { name, seen: codes.join(", ") || "0", wanted: "0", holds: codes.length === 0 };
}
