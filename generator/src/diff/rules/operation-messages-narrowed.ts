import { isJsonType } from "../../contract/content-type.js";
import type { Rule } from "../rule.js";
import { answersApart } from "./answers-apart.js";
import { isDoneElsewhere, messagesApart, newChannelOf } from "./carried-messages.js";
import { brokenWithout } from "./operation-removed.js";
import { severityFor } from "./severity-for.js";

export const operationMessagesNarrowed: Rule = {
  id: "operation-messages-narrowed",
  group: "document",
  severity: "breaking",
  title: "An operation no longer has one of its messages, or of its answers.",
  *find(comparison) {
    const { operations, old: before, new: after, newMessageOf, requirementOf } = comparison;
    for (const { old, new: changed } of operations.pairs) {
      const pair = { old: old.channel, new: changed.channel };
      const isMoved = newChannelOf(comparison, old.channel) !== changed.channel || old.action !== changed.action;
      const gone = isMoved ? [] : messagesApart(comparison, { old: old.messages, new: changed.messages }).gone;
      for (const message of gone) {
        const same = newMessageOf(message);
        // What the channel no longer carries, or not as JSON, is told there.
        if (same === undefined || !changed.channel.messages.includes(same) || !isJsonType(same.contentType)) continue;
        if (isDoneElsewhere(after, { ...old, channel: changed.channel }, same)) continue;
        yield {
          path: `operations.${changed.key}.messages.${message.key}`,
          message: `operation ${changed.key} no longer ${changed.action}s ${message.key}`,
          breaks: brokenWithout(old),
          direction: old.action === "receive" ? "backward" : null,
          old: before.within(old.location, "messages"),
          new: after.within(changed.location, "messages"),
          advice: `Keep ${message.key} in the operation until nobody ${old.action === "send" ? "waits for" : "sends"} it.`,
          change: [message.name, null],
          severity: severityFor(requirementOf(pair), "backward", "forward"),
        };
      }
    }
    for (const { old, new: changed, answer } of answersApart(comparison, "gone")) {
      if (!isJsonType(newMessageOf(answer)?.contentType ?? "")) continue;
      yield {
        path: `operations.${changed.key}.reply.messages.${answer.key}`,
        message: `${answer.key} is no longer an answer of ${changed.key}`,
        breaks: ["publishers"],
        direction: "backward",
        old: before.within(old.location, "reply"),
        new: after.within(changed.location, "reply"),
        rejectedBy: { side: "new requesters", error: "the answer is none of those that the contract has" },
        advice: `Keep ${answer.key} as an answer until no responder that is deployed gives it.`,
        order: "publishers-first",
        change: [answer.name, null],
      };
    }
  },
};
