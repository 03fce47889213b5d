import type { Contract, Message, Operation } from "../../contract/contract.js";
import type { Location } from "../../contract/location.js";
import { urgencyOf, urgencyPriority } from "../../contract/urgency.js";
import type { ContractComparison } from "../contract-comparison.js";
import type { Pair } from "../match.js";
import type { Rule } from "../rule.js";

export const urgencyChanged: Rule = {
  id: "urgency-changed",
  group: "delivery",
  severity: "warning",
  title: "Messages are more or less urgent than before.",
  *find(comparison) {
    const { old, new: changed, operations } = comparison;
    for (const pair of operations.pairs) {
      const sent = sentByBoth(pair, comparison);
      const [first] = sent;
      const areAlike = sent.every((other) => first !== undefined && manner(other) === manner(first));
      for (const one of areAlike ? sent.slice(0, 1) : sent) {
        const { before, after } = one;
        const isInBody = one.isInBody && before.urgency !== after.urgency;
        if (before.priority === after.priority && !isInBody) continue;
        const isInBodyOnly = before.priority === after.priority;
        const [was, is] = isInBodyOnly
          ? [`urgency ${before.urgency} in the envelope`, `urgency ${after.urgency} there`]
          : [words(before.priority), words(after.priority)];
        const { key } = pair.new;
        yield {
          path: areAlike ? `operations.${key}.urgency` : `operations.${key}.messages.${one.message.new.key}.urgency`,
          message: areAlike
            ? `messages of ${key} had ${was} and have ${is}`
            : `message ${one.message.new.key} of ${key} had ${was} and has ${is}`,
          breaks: ["consumers"],
          direction: null,
          old: placeOf(old, pair.old, one.message.old, isInBodyOnly),
          new: placeOf(changed, pair.new, one.message.new, isInBodyOnly),
          advice: isInBodyOnly
            ? "Nothing overtakes otherwise than before; who reads the urgency in the body finds another one."
            : before.priority > after.priority
              ? "Make sure that their consumers can wait: more urgent messages of the same queues overtake them now."
              : "Make sure that they are few: they overtake what is less urgent in the same queues, which may never be handled.",
          change: [
            [before.urgency, before.priority],
            [after.urgency, after.priority],
          ],
        };
      }
    }
  },
};

interface Sent {
  readonly message: Pair<Message>;
  readonly before: Urgent;
  readonly after: Urgent;
  /** The envelope says the urgency as well. */
  readonly isInBody: boolean;
}

type Urgent = ReturnType<typeof sentAs>;

function sentByBoth({ old, new: changed }: Pair<Operation>, { newMessageOf }: ContractComparison): readonly Sent[] {
  return old.messages.flatMap((before): readonly Sent[] => {
    const after = newMessageOf(before);
    if (after === undefined || !changed.messages.includes(after)) return [];
    return [
      {
        message: { old: before, new: after },
        before: sentAs(old, before),
        after: sentAs(changed, after),
        isInBody: writesUrgency(before) && writesUrgency(after),
      },
    ];
  });
}

function manner({ before, after, isInBody }: Sent): string {
  return JSON.stringify([before, after, isInBody]);
}

/** As the runtime sends it: medium when nothing is said, and a binding's priority before that of the urgency. */
function sentAs(operation: Operation, message: Message) {
  const urgency = urgencyOf(operation, message) ?? "medium";
  return { urgency, priority: operation.delivery.priority ?? urgencyPriority[urgency] };
}

function words(priority: number): string {
  const [name] = Object.entries(urgencyPriority).find(([, value]) => value === priority) ?? [];
  return name === undefined ? `priority ${priority}` : `urgency ${name} (priority ${priority})`;
}

function writesUrgency({ envelope }: Message): boolean {
  return envelope?.some(({ role }) => role === "urgency") === true;
}

/** Where the priority is said, or the urgency that only the body tells. */
function placeOf(
  contract: Contract,
  { location, delivery, urgency }: Operation,
  message: Message,
  isInBodyOnly: boolean,
): Location {
  if (delivery.priority !== undefined && !isInBodyOnly)
    return contract.within(location, "bindings", "amqp", "priority");
  return contract.within(
    urgency === undefined && message.urgency !== undefined ? message.location : location,
    "x-urgency",
  );
}
