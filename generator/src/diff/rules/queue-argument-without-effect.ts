import { wasAndIs } from "../argument-kinds.js";
import { changedArguments } from "../compared-arguments.js";
import { placeOfArgument } from "../place-of-argument.js";
import { anotherQueue } from "../redeclaration.js";
import { redeclaredQueues } from "../redeclared-things.js";
import type { Rule } from "../rule.js";

export const queueArgumentWithoutEffect: Rule = {
  id: "queue-argument-without-effect",
  group: "topology",
  severity: "warning",
  title: "An argument of a queue has changed, and the broker will not heed it.",
  *find(comparison) {
    for (const queue of redeclaredQueues(comparison)) {
      const [old, changed] = [queue.old.arguments, queue.new.arguments];
      const { refused, ignored } = changedArguments(queue.old, queue.new);
      // It has to be another queue anyway.
      if (refused.includes("x-queue-type")) continue;
      for (const argument of ignored) {
        yield {
          path: `${queue.path}.arguments.${argument}`,
          message: `${argument} of ${queue.label} was ${wasAndIs(old[argument], changed[argument])}, and a queue that exists keeps what it has`,
          breaks: [],
          direction: null,
          ...placeOfArgument(queue, argument),
          advice: anotherQueue(queue.label),
          change: [old[argument] ?? null, changed[argument] ?? null],
        };
      }
    }
  },
};
