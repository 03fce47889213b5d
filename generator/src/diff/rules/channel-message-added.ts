import { needs } from "../requirement.js";
import type { Rule } from "../rule.js";
import { carriesOnlyReplies, messagesApart } from "./carried-messages.js";

export const channelMessageAdded: Rule = {
  id: "channel-message-added",
  group: "document",
  severity: "warning",
  title: "A channel carries a message that consumers who are deployed do not know.",
  *find(comparison) {
    for (const pair of comparison.channels.pairs) {
      if (carriesOnlyReplies(comparison.new, pair.new)) continue;
      for (const message of messagesApart(comparison, { old: pair.old.messages, new: pair.new.messages }).come) {
        yield {
          path: `channels.${pair.new.key}.messages.${message.key}`,
          message: `channel ${pair.new.key} carries ${message.key} too`,
          breaks: ["consumers"],
          direction: "forward",
          old: pair.old.location,
          new: message.location,
          rejectedBy: {
            side: `old consumers of ${pair.old.key}`,
            error: "The message cannot be handled: it is none of the messages of this queue's contract.",
          },
          advice: `Deploy the consumers of ${pair.new.key} before the first ${message.key} is sent.`,
          order: "consumers-first",
          change: [null, message.name],
          severity: needs(comparison.requirementOf(pair), "forward") ? "warning" : "info",
        };
      }
    }
  },
};
