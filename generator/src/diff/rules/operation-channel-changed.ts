import type { Channel } from "../../contract/contract.js";
import type { Rule } from "../rule.js";
import { isDoneElsewhere, newChannelOf } from "./carried-messages.js";
import { brokenWithout } from "./operation-removed.js";
import { severityFor } from "./severity-for.js";

export const operationChannelChanged: Rule = {
  id: "operation-channel-changed",
  group: "document",
  severity: "breaking",
  title: "A service sends to another channel, or receives from another one, than it did.",
  *find(comparison) {
    const { operations, old: before, new: after, newMessageOf, requirementOf } = comparison;
    for (const { old, new: changed } of operations.pairs) {
      const channel = newChannelOf(comparison, old.channel);
      if (channel === undefined || channel === changed.channel || isSamePlace(channel, changed.channel)) continue;
      const left = old.messages.map(newMessageOf).filter((message) => message !== undefined);
      const done = { ...old, channel };
      if (left.length > 0 && left.every((message) => isDoneElsewhere(after, done, message))) continue;
      yield {
        path: `operations.${changed.key}.channel`,
        message: `operation ${changed.key} was on channel ${channel.key} and is on ${changed.channel.key}`,
        breaks: brokenWithout(old),
        direction: null,
        old: before.within(old.location, "channel"),
        new: after.within(changed.location, "channel"),
        advice: `Add an operation for ${changed.channel.key}, and keep ${changed.key} on ${channel.key} until nobody needs it there.`,
        change: [channel.key, changed.channel.key],
        severity: severityFor(requirementOf({ old: old.channel, new: channel }), "backward", "forward"),
      };
    }
  },
};

/** Two channels of one address are one to the broker. */
function isSamePlace(one: Channel, other: Channel): boolean {
  const placeOf = ({ exchange, routingKey, queue }: Channel) => [exchange?.name, routingKey, queue?.name].join("\0");
  return one.exchange !== null && placeOf(one) === placeOf(other);
}
