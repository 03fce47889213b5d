import type { JsonValue } from "../contract/contract.js";
import type { Location } from "../contract/location.js";
import type { Finding } from "./change.js";
import type { ContractComparison } from "./contract-comparison.js";
import type { Pair } from "./match.js";

/** One thing that an operation or a channel says about delivery, before and after. */
interface ChangedSetting extends Pick<Finding, "path" | "message" | "breaks" | "advice" | "severity"> {
  /** Where it is written, below the operation or the channel. */
  readonly at: readonly string[];
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
}

export function changedSetting(
  { old, new: changed }: Pick<ContractComparison, "old" | "new">,
  owner: Pair<{ readonly location: Location }>,
  { at, before, after, ...finding }: ChangedSetting,
): Finding {
  return {
    ...finding,
    direction: null,
    old: old.within(owner.old.location, ...at),
    new: changed.within(owner.new.location, ...at),
    change: [before ?? null, after ?? null],
  };
}
