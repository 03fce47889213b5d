import type { Rule } from "../rule.js";
import { severityFor } from "./severity-for.js";

export const replyRemoved: Rule = {
  id: "reply-removed",
  group: "document",
  severity: "breaking",
  title: "What was a request is no longer answered.",
  *find({ operations, old: before, new: after, requirementOf }) {
    for (const { old, new: changed } of operations.pairs) {
      if (old.reply === undefined || changed.reply !== undefined) continue;
      yield {
        path: `operations.${changed.key}.reply`,
        message: `operation ${changed.key} was answered and is not any more`,
        breaks: ["publishers"],
        direction: "backward",
        old: before.within(old.location, "reply"),
        new: after.within(changed.location, "reply"),
        rejectedBy: { side: "old requesters", error: "REQUEST_TIMEOUT: no answer comes" },
        advice: "Add an operation without an answer, and keep this one until nobody asks any more.",
        change: [old.reply.messages.map(({ name }) => name), null],
        severity: severityFor(requirementOf({ old: old.channel, new: changed.channel }), "backward"),
      };
    }
  },
};
