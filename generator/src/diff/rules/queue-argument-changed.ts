import { wasAndIs } from "../argument-kinds.js";
import { changedArguments } from "../compared-arguments.js";
import { placeOfArgument } from "../place-of-argument.js";
import { anotherQueue, refusalOf } from "../redeclaration.js";
import { redeclaredQueues } from "../redeclared-things.js";
import type { Rule } from "../rule.js";

/** No policy can say them: they are as they were when the queue was made (https://www.rabbitmq.com/docs/parameters#policies). */
const onlyArguments = [
  "x-initial-cluster-size",
  "x-max-priority",
  "x-queue-type",
  "x-quorum-initial-group-size",
  "x-single-active-consumer",
];

export const queueArgumentChanged: Rule = {
  id: "queue-argument-changed",
  group: "topology",
  severity: "breaking",
  title: "An argument of a queue that the broker compares has changed.",
  *find(comparison) {
    for (const queue of redeclaredQueues(comparison)) {
      const [old, changed] = [queue.old.arguments, queue.new.arguments];
      const { refused } = changedArguments(queue.old, queue.new);
      // A queue of another type has other arguments: that is one change, and the broker names the first of them.
      const told = refused.includes("x-queue-type") ? ["x-queue-type"] : refused;
      for (const argument of told) {
        const named = argument === "x-queue-type" ? (refused[0] ?? argument) : argument;
        yield {
          path: `${queue.path}.arguments.${argument}`,
          message: `${argument} of ${queue.label} was ${wasAndIs(old[argument], changed[argument])}`,
          breaks: ["broker"],
          direction: null,
          ...placeOfArgument(queue, argument),
          rejectedBy: refusalOf(queue, { argument: named, before: old[named], after: changed[named] }),
          advice: onlyArguments.includes(argument)
            ? anotherQueue(queue.label)
            : `Leave the argument as it is and set ${argument.slice(2)} in a policy of the broker, which changes queues that exist.`,
          change: [old[argument] ?? null, changed[argument] ?? null],
        };
      }
    }
  },
};
