import { anotherQueue } from "../redeclaration.js";
import { redeclaredQueues } from "../redeclared-things.js";
import type { Rule } from "../rule.js";

export const queueExclusiveChanged: Rule = {
  id: "queue-exclusive-changed",
  group: "topology",
  severity: "breaking",
  title: "A queue that belonged to one connection does not, or the other way round.",
  *find(comparison) {
    for (const queue of redeclaredQueues(comparison)) {
      const [before, after] = [queue.old.exclusive, queue.new.exclusive];
      if (before === after) continue;
      yield {
        path: `${queue.path}.exclusive`,
        message: `${queue.label} was ${words(before)} and is ${words(after)}`,
        breaks: ["broker"],
        direction: null,
        ...queue.within("bindings", "amqp", "queue", "exclusive"),
        rejectedBy: {
          side: "the broker",
          error: `405 RESOURCE_LOCKED - cannot obtain exclusive access to locked queue '${queue.name}'`,
        },
        advice: anotherQueue(queue.label),
        change: [before, after],
      };
    }
  },
};

function words(isExclusive: boolean): string {
  return isExclusive ? "exclusive to one connection" : "open to all connections";
}
