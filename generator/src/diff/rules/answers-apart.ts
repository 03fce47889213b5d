import type { Message, Operation } from "../../contract/contract.js";
import type { ContractComparison } from "../contract-comparison.js";
import type { Pair } from "../match.js";
import { messagesApart, newChannelOf } from "./carried-messages.js";

/** An answer that one version has to a message, and the other one has not. */
interface AnswerApart extends Pair<Operation> {
  readonly answer: Message;
}

/**
 * Asked of each message of a request, because its operation may have been split, or merged with another one: then it has
 * other answers, though none has come or gone. Each answer of an operation once.
 */
export function* answersApart(comparison: ContractComparison, which: "gone" | "come"): Iterable<AnswerApart> {
  const told = new Set<string>();
  for (const old of comparison.old.operations) {
    if (old.reply === undefined) continue;
    for (const changed of old.messages.flatMap((message) => requestsInstead(comparison, old, message))) {
      const lists = { old: old.reply.messages, new: changed.reply?.messages ?? [] };
      for (const answer of messagesApart(comparison, lists)[which]) {
        const key = JSON.stringify([changed.key, answer.key]);
        if (!told.has(key)) yield { old, new: changed, answer };
        told.add(key);
      }
    }
  }
}

/**
 * The operations that ask with the message now: the one that did, else those that it was split into or merged with. One that
 * asked with it beside the old one takes the answers that it took.
 */
function requestsInstead(comparison: ContractComparison, old: Operation, message: Message): readonly Operation[] {
  const { new: after, operations, newMessageOf } = comparison;
  const sent = newMessageOf(message);
  if (sent === undefined) return [];
  const asks = ({ messages, reply }: Operation, one: Message): boolean => reply !== undefined && messages.includes(one);
  const own = operations.pairs.find((pair) => pair.old === old)?.new;
  if (own !== undefined && asks(own, sent)) return [own];
  const channel = newChannelOf(comparison, old.channel);
  const others = after.operations.filter((other) => other.action === old.action && other.channel === channel);
  return others.filter(
    (other) => asks(other, sent) && !operations.pairs.some((pair) => pair.new === other && asks(pair.old, message)),
  );
}
