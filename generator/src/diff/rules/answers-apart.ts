import type { Contract, Message, Operation } from "../../contract/contract.js";
import type { ContractComparison } from "../contract-comparison.js";
import type { Pair } from "../match.js";
import { messagesApart, newChannelOf } from "./carried-messages.js";

/** An answer that one version has to a message, and the other one has not. */
interface AnswerApart extends Pair<Operation> {
  readonly answer: Message;
}

/**
 * Asked of each message that is a request before and after, because its operation may have been split, or merged with
 * another one: then it has other answers, though none has come or gone. Each answer of an operation once.
 */
export function* answersApart(comparison: ContractComparison, which: "gone" | "come"): Iterable<AnswerApart> {
  const { old: before, new: after, operations, newMessageOf } = comparison;
  const told = new Set<string>();
  for (const old of before.operations) {
    const own = operations.pairs.find((pair) => pair.old === old)?.new;
    for (const message of old.messages) {
      const sent = newMessageOf(message);
      if (old.reply === undefined || sent === undefined) continue;
      const asked = requestsOf(before, { ...old, message });
      const now = requestsOf(after, {
        action: old.action,
        channel: newChannelOf(comparison, old.channel),
        message: sent,
      });
      const moved = own?.reply !== undefined && own.messages.includes(sent) ? [own, ...now] : now;
      const [changed] = moved;
      if (changed === undefined) continue;
      const answers = messagesApart(comparison, { old: answersOf(asked), new: answersOf(moved) })[which];
      for (const answer of answers) {
        const key = JSON.stringify([changed.key, answer.key]);
        if (!told.has(key)) yield { old, new: changed, answer };
        told.add(key);
      }
    }
  }
}

/** The operations that ask with a message, in one place. */
function requestsOf(
  { operations }: Contract,
  asked: Pick<Operation, "action"> & { readonly channel: Operation["channel"] | undefined; readonly message: Message },
): readonly Operation[] {
  return operations.filter(
    ({ action, channel, messages, reply }) =>
      reply !== undefined && action === asked.action && channel === asked.channel && messages.includes(asked.message),
  );
}

function answersOf(operations: readonly Operation[]): readonly Message[] {
  return [...new Set(operations.flatMap(({ reply }) => reply?.messages ?? []))];
}
