import type { Finding } from "../change.js";
import type { ContractComparison } from "../contract-comparison.js";
import { type BindingDifference, bindingDifferences } from "../routing/binding-difference.js";
import { severityFor } from "./severity-for.js";

const words = {
  narrowed: { verb: "no longer passes on to", rejectedBy: "no new binding leads there" },
  widened: { verb: "passes on to", rejectedBy: "no old binding led there" },
};

/** What an exchange passes on to a queue, and did not before, or the other way round. */
export function* bindingFindings(comparison: ContractComparison, which: "narrowed" | "widened"): Iterable<Finding> {
  const { old: before, new: after, requirementOf } = comparison;
  const isNarrowed = which === "narrowed";
  for (const difference of bindingDifferences(comparison, which)) {
    const { channel, exchange, queue, witness, undecided, ways } = difference;
    const place = queue === "" ? `the queue of consumers of ${channel.new.key}` : `queue ${queue}`;
    const severity = isNarrowed ? severityFor(requirementOf(channel), "backward") : "warning";
    const reason = undecided === undefined ? "" : ` (not decided: ${undecided})`;
    yield {
      path: `bindings.${queue === "" ? channel.new.key : queue}.${exchange}`,
      message: `exchange ${exchange} ${words[which].verb} ${place} ${shown(difference)}${reason}`,
      breaks: isNarrowed ? ["publishers", "consumers"] : ["consumers"],
      direction: "backward",
      old: before.within(channel.old.location, "x-rabbitmq", "bindings"),
      new: after.within(channel.new.location, "x-rabbitmq", "bindings"),
      ...(witness === undefined
        ? {}
        : { witness, rejectedBy: { side: `exchange ${exchange}`, error: words[which].rejectedBy } }),
      advice: isNarrowed
        ? "Keep the binding until nobody waits for these messages. The broker keeps it until somebody removes it."
        : "Make sure that the consumers of the queue know these messages.",
      change: [ways.old, ways.new],
      severity: undecided !== undefined && severity === "breaking" ? "undecided" : severity,
    };
  }
}

function shown({ witness, undecided }: BindingDifference): string {
  if (typeof witness === "string")
    return `what it ${witness === "" ? "gets without a routing key" : `gets at ${witness}`}`;
  if (witness !== undefined) return "messages with certain headers";
  return undecided === undefined ? "anything" : "some messages";
}
