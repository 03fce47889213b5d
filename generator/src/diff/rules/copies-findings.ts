import type { Finding } from "../change.js";
import type { ContractComparison } from "../contract-comparison.js";
import { severityFor } from "./severity-for.js";

/** Routing keys that a message is sent to beside its own: a change of one of the lists `cc` and `bcc`. */
export function* copiesFindings(
  { operations, old: before, new: after, requirementOf }: ContractComparison,
  list: "cc" | "bcc",
): Iterable<Finding> {
  for (const { old, new: changed } of operations.pairs) {
    const [was, is] = [new Set(old.delivery[list]), new Set(changed.delivery[list])];
    const gone = [...was].filter((key) => !is.has(key));
    const come = [...is].filter((key) => !was.has(key));
    if (gone.length + come.length === 0) continue;
    const parts = [
      ...(gone.length === 0 ? [] : [`no longer sends copies to ${gone.join(", ")}`]),
      ...(come.length === 0 ? [] : [`sends copies to ${come.join(", ")}`]),
    ];
    yield {
      path: `operations.${changed.key}.${list}`,
      message: `operation ${changed.key} ${parts.join(" and ")}`,
      breaks: ["consumers"],
      direction: "forward",
      old: before.within(old.location, "bindings", "amqp", list),
      new: after.within(changed.location, "bindings", "amqp", list),
      advice:
        gone.length === 0
          ? "Deploy those who read there first, so that they know the message."
          : "Keep the copies until nobody reads them.",
      change: [gone.sort(), come.sort()],
      severity:
        gone.length === 0
          ? "warning"
          : severityFor(requirementOf({ old: old.channel, new: changed.channel }), "backward", "forward"),
    };
  }
}
