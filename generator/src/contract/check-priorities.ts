import type { Operation } from "./contract.js";
import type { Diagnostic } from "./diagnostic.js";
import { urgencyOf, urgencyPriority } from "./urgency.js";

/** A queue treats every priority above its maximum as its maximum, so what is more urgent no longer overtakes. */
export function checkPriorities(operations: readonly Operation[], diagnostics: Diagnostic[]): void {
  for (const { operation, priority } of operations.flatMap(prioritiesOf)) {
    const { channel, location } = operation;
    if (channel.queue === null) continue;
    const { arguments: args, name } = channel.queue;
    const maximum = args["x-max-priority"];
    if (args["x-queue-type"] === "quorum") {
      diagnostics.push({
        code: "queue-ignores-priority",
        severity: "warning",
        message: `queue "${name}" is a quorum queue, which does not keep priorities apart as a classic queue does`,
        consequence:
          "Up to RabbitMQ 3.13 urgent messages overtake nothing; from 4.0 there are two levels, above 4 and the rest.",
        remedy: "Choose a classic queue where urgencies matter.",
        location,
      });
    } else if (typeof maximum === "number" && priority > maximum) {
      diagnostics.push({
        code: "priority-above-maximum",
        severity: "warning",
        message: `priority ${priority} is above the ${maximum} that queue "${name}" keeps apart`,
        consequence: `It counts as ${maximum}.`,
        remedy: "Raise `maxPriority` of the channel's `x-rabbitmq`, or lower the priority.",
        location,
      });
    }
  }
}

/** The highest of its messages': what else is above a maximum is lower. */
function prioritiesOf(operation: Operation): readonly { readonly operation: Operation; readonly priority: number }[] {
  const { delivery, messages } = operation;
  const said = messages.flatMap((message) => {
    const urgency = urgencyOf(operation, message);
    return delivery.priority ?? (urgency === undefined ? [] : urgencyPriority[urgency]);
  });
  return said.length === 0 ? [] : [{ operation, priority: Math.max(...said) }];
}
