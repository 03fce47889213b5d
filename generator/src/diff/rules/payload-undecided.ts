import type { Direction } from "../change.js";
import type { MessagePart } from "../message-judge.js";
import type { Rule } from "../rule.js";

const questions: readonly (readonly [MessagePart, Direction])[] = [
  ["payload", "backward"],
  ["payload", "forward"],
  ["headers", "backward"],
  ["headers", "forward"],
];

export const payloadUndecided: Rule = {
  id: "payload-undecided",
  group: "payload",
  severity: "undecided",
  title: "It could be neither proved nor disproved that every message is still understood.",
  *find({ travelling, judge }) {
    for (const message of travelling) {
      for (const [part, direction] of questions) {
        const { undecided } = judge.breaks(direction, part, message);
        if (undecided === undefined) continue;
        const { old, new: changed } = message.pair;
        yield {
          path: `messages.${changed.key}.${part}`,
          message: `${part} of ${changed.key}: ${undecided}`,
          breaks: direction === "backward" ? ["publishers", "queued"] : ["consumers"],
          direction,
          old: old.location,
          new: changed.location,
          advice:
            "Compare the two schemas by hand, and accept the finding with a reason, or write the schema without what is named here.",
          change: [undecided, direction],
          severity: (direction === "backward" ? message.needsBackward : message.needsForward) ? "undecided" : "warning",
        };
      }
    }
  },
};
