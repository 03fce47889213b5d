import type { Rule } from "../rule.js";
import { carriesOnlyReplies } from "./carried-messages.js";
import { severityFor } from "./severity-for.js";

export const channelRemoved: Rule = {
  id: "channel-removed",
  group: "document",
  severity: "breaking",
  title: "A channel has gone.",
  *find({ channels, old, new: { source }, requirementOf }) {
    for (const channel of channels.removed) {
      if (carriesOnlyReplies(old, channel)) continue;
      yield {
        path: `channels.${channel.key}`,
        message: `channel ${channel.key} is no longer in ${source}`,
        breaks: channel.queue === null ? ["publishers", "consumers"] : ["publishers", "consumers", "queued"],
        direction: null,
        old: channel.location,
        new: null,
        advice:
          "Mark it deprecated, let its publishers and consumers move, and remove it when its queue is empty and unused.",
        change: [channel.address, null],
        severity: severityFor(requirementOf({ old: channel, new: channel }), "backward", "forward"),
      };
    }
  },
};
