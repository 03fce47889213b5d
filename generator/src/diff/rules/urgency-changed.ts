import { urgencyPriority } from "../../contract/check-priorities.js";
import type { Contract, Operation } from "../../contract/contract.js";
import type { Location } from "../../contract/location.js";
import type { Rule } from "../rule.js";

export const urgencyChanged: Rule = {
  id: "urgency-changed",
  group: "delivery",
  severity: "warning",
  title: "Messages are more or less urgent than before.",
  *find({ old, new: changed, operations }) {
    for (const pair of operations.pairs) {
      const [before, after] = [sentAs(pair.old), sentAs(pair.new)];
      const isInBody = writesUrgency(pair.old) && writesUrgency(pair.new) && before.urgency !== after.urgency;
      if (before.priority === after.priority && !isInBody) continue;
      const [was, is] =
        before.priority === after.priority
          ? [`urgency ${before.urgency} in the envelope`, `urgency ${after.urgency} there`]
          : [words(before.priority), words(after.priority)];
      yield {
        path: `operations.${pair.new.key}.urgency`,
        message: `messages of ${pair.new.key} had ${was} and have ${is}`,
        breaks: ["consumers"],
        direction: null,
        old: placeOf(old, pair.old),
        new: placeOf(changed, pair.new),
        advice:
          before.priority > after.priority
            ? "Make sure that their consumers can wait: more urgent messages of the same queues overtake them now."
            : "Make sure that they are few: they overtake what is less urgent in the same queues, which may never be handled.",
        change: [
          [before.urgency, before.priority],
          [after.urgency, after.priority],
        ],
      };
    }
  },
};

/** As the runtime sends them: medium when nothing is said, and a binding's priority before that of the urgency. */
function sentAs({ urgency = "medium", delivery }: Operation) {
  return { urgency, priority: delivery.priority ?? urgencyPriority[urgency] };
}

function words(priority: number): string {
  const [name] = Object.entries(urgencyPriority).find(([, value]) => value === priority) ?? [];
  return name === undefined ? `priority ${priority}` : `urgency ${name} (priority ${priority})`;
}

function writesUrgency({ messages }: Operation): boolean {
  return messages.some(({ envelope }) => envelope?.some(({ role }) => role === "urgency") === true);
}

function placeOf(contract: Contract, { location, delivery }: Operation): Location {
  return delivery.priority === undefined
    ? contract.within(location, "x-urgency")
    : contract.within(location, "bindings", "amqp", "priority");
}
