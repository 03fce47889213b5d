import type { Contract, Message } from "../../contract/contract.js";
import type { Rule } from "../rule.js";

export const serviceChanged: Rule = {
  id: "service-changed",
  group: "routing",
  severity: "warning",
  title: "The queue of a channel belongs to a service of another name, or messages come from one.",
  *find({ channels, old: before, new: after }) {
    const [sender, newSender] = [before.application.service, after.application.service];
    const sent = sentMessages(after);
    if (sender !== newSender && sentMessages(before).length > 0 && sent.length > 0) {
      yield {
        path: "application.service",
        message: `messages came from ${sender} and come from ${newSender}`,
        breaks: ["consumers"],
        direction: "forward",
        old: before.within(before.location, "title"),
        new: after.within(after.location, "title"),
        advice: "Write the title as it was, or let receivers who look at the sender's name know the new one first.",
        change: [sender, newSender],
        severity: says(sent, "fromService") ? "warning" : "info",
      };
    }
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
        severity: says(changed.messages, "toService") ? "warning" : "info",
      };
    }
  },
};

/** What the document's own service sends: events, requests and answers. */
function sentMessages({ operations }: Contract): readonly Message[] {
  return operations.flatMap(({ action, messages, reply }) => (action === "send" ? messages : (reply?.messages ?? [])));
}

/** Whether the name is in an envelope. */
function says(messages: readonly Message[], asked: "fromService" | "toService"): boolean {
  return messages.some(({ envelope }) => envelope?.some(({ role }) => role === asked));
}
