import type { Channel, Contract, Message, Operation } from "../../contract/contract.js";
import type { ContractComparison } from "../contract-comparison.js";
import type { Pair } from "../match.js";

/** The channel of the new contract that an old one has become. */
export function newChannelOf({ channels }: ContractComparison, channel: Channel): Channel | undefined {
  return channels.pairs.find(({ old }) => old === channel)?.new;
}

/** Whether a channel is nothing but the place where answers come. */
export function carriesOnlyReplies({ operations }: Contract, channel: Channel): boolean {
  if (operations.some((operation) => operation.channel === channel)) return false;
  return channel.exchange === null || operations.some(({ reply }) => reply?.channel === channel);
}

/** Whether nothing is lost when an operation goes: another one does the same with the message, there and with an answer too. */
export function isDoneElsewhere(
  { operations }: Contract,
  done: Pick<Operation, "action" | "channel" | "reply">,
  message: Message,
): boolean {
  return operations.some(
    ({ action, channel, messages, reply }) =>
      action === done.action &&
      channel === done.channel &&
      messages.includes(message) &&
      (reply !== undefined || done.reply === undefined),
  );
}

/** Both lists hold what is the same thing in the two versions, but for these. */
export function messagesApart(
  { newMessageOf, oldMessageOf }: ContractComparison,
  lists: Pair<readonly Message[]>,
): { readonly gone: readonly Message[]; readonly come: readonly Message[] } {
  const isNew = (message: Message | undefined) => message !== undefined && lists.new.includes(message);
  const isOld = (message: Message | undefined) => message !== undefined && lists.old.includes(message);
  return {
    gone: lists.old.filter((message) => !isNew(newMessageOf(message))),
    come: lists.new.filter((message) => !isOld(oldMessageOf(message))),
  };
}
