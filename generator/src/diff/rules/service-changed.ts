import type { Channel } from "../../contract/contract.js";
import type { Rule } from "../rule.js";

export const serviceChanged: Rule = {
  id: "service-changed",
  group: "routing",
  severity: "warning",
  title: "The queue of a channel belongs to a service of another name.",
  *find({ channels, old: before, new: after }) {
    for (const { old, new: changed } of channels.pairs) {
      // Another queue is another address.
      if (old.service === changed.service || old.routingKey !== changed.routingKey) continue;
      const [was, is] = [old.service ?? "no service", changed.service ?? "no service"];
      yield {
        path: `channels.${changed.key}.service`,
        message: `queue ${changed.routingKey} belonged to ${was} and belongs to ${is}`,
        breaks: ["consumers"],
        direction: "forward",
        old: before.within(old.location, "x-service"),
        new: after.within(changed.location, "x-service"),
        advice: "Write the service as it was, if it is the same one.",
        change: [old.service ?? null, changed.service ?? null],
        severity: saysReceiver(changed) ? "warning" : "info",
      };
    }
  },
};

/** Whether the name is on the wire. */
function saysReceiver({ messages }: Channel): boolean {
  return messages.some(({ envelope }) => envelope?.some(({ role }) => role === "toService"));
}
