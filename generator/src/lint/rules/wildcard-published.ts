import type { LintRule } from "../lint-rule.js";

export const wildcardPublished: LintRule = {
  id: "wildcard-published",
  severity: "warning",
  title: "A message is sent with a binding key's wildcards in its routing key.",
  *find({ contract }) {
    for (const { key, action, channel } of contract.operations) {
      const { exchange, routingKey } = channel;
      if (action !== "send" || exchange?.type !== "topic") continue;
      const wildcard = routingKey.split(".").find((word) => word === "*" || word === "#");
      if (wildcard === undefined) continue;
      yield {
        message: `${key} sends with the routing key "${routingKey}", where \`${wildcard}\` is only a character`,
        consequence:
          "Queues that are bound to a part of these keys do not get it: it reaches bindings with wildcards only.",
        remedy: "Give senders a channel whose address is a key, or has `{parameters}`.",
        location: channel.location,
      };
    }
  },
};
