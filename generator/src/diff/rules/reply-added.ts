import type { Rule } from "../rule.js";
import { severityFor } from "./severity-for.js";

export const replyAdded: Rule = {
  id: "reply-added",
  group: "document",
  severity: "breaking",
  title: "Who sends a message waits for an answer that consumers who are deployed do not give.",
  *find({ operations, old: before, new: after, requirementOf }) {
    for (const { old, new: changed } of operations.pairs) {
      if (old.reply !== undefined || changed.reply === undefined) continue;
      yield {
        path: `operations.${changed.key}.reply`,
        message: `operation ${changed.key} has an answer now`,
        breaks: ["consumers"],
        direction: "forward",
        old: before.within(old.location, "reply"),
        new: after.within(changed.location, "reply"),
        rejectedBy: { side: "new requesters", error: "REQUEST_TIMEOUT: no answer comes" },
        advice: "Deploy those who answer before those who ask.",
        order: "consumers-first",
        change: [null, changed.reply.messages.map(({ name }) => name)],
        severity: severityFor(requirementOf({ old: old.channel, new: changed.channel }), "forward"),
      };
    }
  },
};
