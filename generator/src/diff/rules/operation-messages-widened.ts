import { isJsonType } from "../../contract/content-type.js";
import { needs } from "../requirement.js";
import type { Rule } from "../rule.js";
import { answersApart } from "./answers-apart.js";
import { isDoneElsewhere, messagesApart, newChannelOf } from "./carried-messages.js";

export const operationMessagesWidened: Rule = {
  id: "operation-messages-widened",
  group: "document",
  severity: "warning",
  title: "An operation has one more message, or answer, which others who are deployed do not expect.",
  *find(comparison) {
    const { operations, old: before, new: after, oldMessageOf, requirementOf } = comparison;
    for (const { old, new: changed } of operations.pairs) {
      const isMoved = newChannelOf(comparison, old.channel) !== changed.channel || old.action !== changed.action;
      const come = isMoved ? [] : messagesApart(comparison, { old: old.messages, new: changed.messages }).come;
      for (const message of come) {
        const same = oldMessageOf(message);
        // What the channel did not carry, or not as JSON, is told there.
        if (same === undefined || !old.channel.messages.includes(same) || !isJsonType(same.contentType)) continue;
        if (isDoneElsewhere(before, old, same)) continue;
        yield {
          path: `operations.${changed.key}.messages.${message.key}`,
          message: `operation ${changed.key} ${changed.action}s ${message.key} too`,
          breaks: ["consumers"],
          direction: "forward",
          old: before.within(old.location, "messages"),
          new: after.within(changed.location, "messages"),
          advice: `Deploy those who receive ${message.key} before those who send it.`,
          order: "consumers-first",
          change: [null, message.name],
          severity: needs(requirementOf({ old: old.channel, new: changed.channel }), "forward") ? "warning" : "info",
        };
      }
    }
    for (const { old, new: changed, answer } of answersApart(comparison, "come")) {
      if (!isJsonType(oldMessageOf(answer)?.contentType ?? "")) continue;
      yield {
        path: `operations.${changed.key}.reply.messages.${answer.key}`,
        message: `${answer.key} may be an answer of ${changed.key}`,
        breaks: ["consumers"],
        direction: "forward",
        old: before.within(old.location, "reply"),
        new: after.within(changed.location, "reply"),
        rejectedBy: { side: "old requesters", error: "the answer is none of those that the contract has" },
        advice: `Deploy those who ask before a responder gives ${answer.key}.`,
        order: "consumers-first",
        change: [null, answer.name],
        severity: "breaking",
      };
    }
  },
};
