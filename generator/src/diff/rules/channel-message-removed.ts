import type { Rule } from "../rule.js";
import { carriesOnlyReplies, messagesApart } from "./carried-messages.js";
import { severityFor } from "./severity-for.js";

export const channelMessageRemoved: Rule = {
  id: "channel-message-removed",
  group: "document",
  severity: "breaking",
  title: "A message may no longer travel through a channel.",
  *find(comparison) {
    for (const pair of comparison.channels.pairs) {
      if (carriesOnlyReplies(comparison.old, pair.old)) continue;
      for (const message of messagesApart(comparison, { old: pair.old.messages, new: pair.new.messages }).gone) {
        yield {
          path: `channels.${pair.new.key}.messages.${message.key}`,
          message: `channel ${pair.new.key} no longer carries ${message.key}`,
          breaks: ["publishers", "queued"],
          direction: "backward",
          old: message.location,
          new: pair.new.location,
          rejectedBy: {
            side: `new consumers of ${pair.new.key}`,
            error: "The message cannot be handled: it is none of the messages of this queue's contract.",
          },
          advice: `Mark ${message.key} deprecated, stop sending it, and remove it when none waits in a queue.`,
          order: "publishers-first",
          change: [message.name, null],
          severity: severityFor(comparison.requirementOf(pair), "backward"),
        };
      }
    }
  },
};
