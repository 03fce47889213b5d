import { isJsonType } from "../../contract/content-type.js";
import type { Message, Operation } from "../../contract/contract.js";
import type { Broken } from "../change.js";
import type { ContractComparison } from "../contract-comparison.js";
import type { Rule } from "../rule.js";
import { isDoneElsewhere, newChannelOf } from "./carried-messages.js";
import { severityFor } from "./severity-for.js";

export const operationRemoved: Rule = {
  id: "operation-removed",
  group: "document",
  severity: "breaking",
  title: "A service no longer sends, or no longer receives, what it did.",
  *find(comparison) {
    for (const operation of comparison.operations.removed) {
      const channel = newChannelOf(comparison, operation.channel);
      if (channel === undefined || !leavesSomethingUndone(comparison, { ...operation, channel })) continue;
      yield {
        path: `operations.${operation.key}`,
        message: `${comparison.new.title} no longer ${operation.action}s on ${channel.key} what ${operation.key} did`,
        breaks: brokenWithout(operation),
        direction: null,
        old: operation.location,
        new: null,
        advice:
          operation.action === "send"
            ? "Tell those who consume it, mark it deprecated, and remove it when nobody waits for it."
            : "Let those who send it stop first, and remove it when the queue is empty.",
        change: [operation.action, null],
        severity: severityFor(
          comparison.requirementOf({ old: operation.channel, new: channel }),
          "backward",
          "forward",
        ),
      };
    }
  },
};

/** Who waits in vain: for what is no longer sent, or with what is no longer read. */
export function brokenWithout({ action, reply }: Pick<Operation, "action" | "reply">): readonly Broken[] {
  if (action === "send") return ["consumers"];
  return reply === undefined ? ["publishers", "queued"] : ["publishers"];
}

/** What the channel no longer carries at all, or not as JSON, is told as a change of the channel or of the message. */
function leavesSomethingUndone({ new: changed, newMessageOf }: ContractComparison, operation: Operation): boolean {
  const nowOf = (messages: readonly Message[]) => messages.map(newMessageOf).filter((message) => message !== undefined);
  const answers = nowOf(operation.reply?.messages ?? []);
  if (answers.length > 0 && !answers.some(isJson)) return false;
  return nowOf(operation.messages).some(
    (message) =>
      isJson(message) && operation.channel.messages.includes(message) && !isDoneElsewhere(changed, operation, message),
  );
}

function isJson({ contentType }: Message): boolean {
  return isJsonType(contentType);
}
