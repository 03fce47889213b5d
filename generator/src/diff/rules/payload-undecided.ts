import type { Contract, Message } from "../../contract/contract.js";
import type { Direction } from "../change.js";
import type { MessagePart } from "../message-judge.js";
import type { Rule } from "../rule.js";
import { schemaMark } from "../schema-mark.js";

const questions: readonly (readonly [MessagePart, Direction])[] = [
  ["payload", "backward"],
  ["payload", "forward"],
  ["headers", "backward"],
  ["headers", "forward"],
];

const ways: Readonly<Record<Direction, string>> = {
  backward: "old publishers to new consumers",
  forward: "new publishers to old consumers",
};

export const payloadUndecided: Rule = {
  id: "payload-undecided",
  group: "payload",
  severity: "undecided",
  title: "It could be neither proved nor disproved that every message is still understood.",
  *find({ travelling, judge, old: before, new: after }) {
    for (const message of travelling) {
      for (const [part, direction] of questions) {
        const { undecided } = judge.breaks(direction, part, message);
        if (undecided === undefined) continue;
        const { old, new: changed } = message.pair;
        yield {
          path: `messages.${changed.key}.${part}`,
          message: `${part} of ${changed.key}, from ${ways[direction]}: ${undecided}`,
          breaks: direction === "backward" ? ["publishers", "queued"] : ["consumers"],
          direction,
          old: old.location,
          new: changed.location,
          advice:
            "Compare the two schemas by hand, and accept the finding with a reason, or write the schema without what is named here.",
          // What was compared by hand is these two schemas, and no others.
          change: [
            [undecided, writtenAs(before, old, part)],
            [direction, writtenAs(after, changed, part)],
          ],
          severity: (direction === "backward" ? message.needsBackward : message.needsForward) ? "undecided" : "warning",
        };
      }
    }
  },
};

function writtenAs(contract: Contract, { body, headers }: Message, part: MessagePart): string | null {
  const ref = part === "payload" ? body : headers;
  return ref === undefined ? null : (schemaMark(contract, ref) ?? null);
}
