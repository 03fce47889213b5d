import type { Channel, Contract, Message, Operation, Server } from "../contract/contract.js";
import { type Matches, matchBy, type Pair } from "./match.js";
import { MessageJudge } from "./message-judge.js";
import { type ChannelRequirement, needs, type Requirement, requirementOf } from "./requirement.js";
import { schemaMark } from "./schema-mark.js";

/** Two versions of one contract and which things in them are the same: all that a rule sees. */
export interface ContractComparison {
  readonly old: Contract;
  readonly new: Contract;
  readonly servers: Matches<Server>;
  readonly channels: Matches<Channel>;
  readonly operations: Matches<Operation>;
  readonly messages: Matches<Message>;
  /** Messages that may travel before and after, by the channels where they do. */
  readonly travelling: readonly TravellingMessage[];
  readonly judge: MessageJudge;
  /** What the channel has to keep compatible. */
  requirementOf(pair: Pair<Channel>): Requirement;
  /** The message of the new contract that an old one has become. */
  newMessageOf(message: Message): Message | undefined;
  oldMessageOf(message: Message): Message | undefined;
}

/** One message, and where it goes in both versions. */
export interface TravellingMessage {
  readonly pair: Pair<Message>;
  /** Channels that both versions send it to. Empty for a message that is only an answer. */
  readonly channels: readonly Pair<Channel>[];
  readonly isReply: boolean;
  readonly needsBackward: boolean;
  readonly needsForward: boolean;
  /** Publishers that no SDK binds send it (`x-publishers: any`), before and after. */
  readonly foreignPublishers: { readonly old: boolean; readonly new: boolean };
}

export interface ComparisonOptions {
  readonly requirements?: readonly ChannelRequirement[];
  /** Milliseconds for each direction of each message. @default 1000 */
  readonly budgetMs?: number;
}

/**
 * Things are matched by id, then by what they are on the wire, then by payload, so that what was renamed is not taken for
 * something that has gone and something that has come.
 */
export function compareContracts(
  old: Contract,
  changed: Contract,
  options: ComparisonOptions = {},
): ContractComparison {
  const { requirements = [], budgetMs } = options;
  // In AsyncAPI 2 the address is the key: at another one, a channel is known by what it carries.
  const channels = matchBy(old.channels, changed.channels, [
    ({ key }) => key,
    ({ address }) => address ?? undefined,
    ({ queue }) => queue?.name,
    (channel, side) => namesOf([...channel.messages, ...operationsOn(channel, side === "old" ? old : changed)]),
    ({ messages }) => namesOf(messages),
  ]);
  const messages = matchBy(old.messages, changed.messages, [
    ({ key }) => key,
    ({ name }) => name,
    ({ discriminator }) => (discriminator === undefined ? undefined : JSON.stringify(discriminator)),
    (message, side) => schemaMark(side === "old" ? old : changed, message.event),
  ]);
  const newChannels = new Map(channels.pairs.map((pair) => [pair.old, pair.new]));
  const newMessages = new Map(messages.pairs.map((pair) => [pair.old, pair.new]));
  const oldMessages = new Map(messages.pairs.map((pair) => [pair.new, pair.old]));
  const place = ({ action, channel }: Operation, side: "old" | "new") =>
    `${action} ${side === "old" ? (newChannels.get(channel)?.key ?? `- ${channel.key}`) : channel.key}`;
  const messagesOf = (operation: Operation, side: "old" | "new") =>
    operation.messages
      .map((message) => (side === "old" ? (newMessages.get(message)?.key ?? `- ${message.key}`) : message.key))
      .sort()
      .join(" ");
  const operations = matchBy(old.operations, changed.operations, [
    ({ key }) => key,
    (operation, side) => `${place(operation, side)} ${messagesOf(operation, side)}`,
    place,
  ]);
  return withRequirements(
    {
      old,
      new: changed,
      servers: matchBy(old.servers, changed.servers, [({ key }) => key, ({ url }) => url]),
      channels,
      operations,
      messages,
      judge: new MessageJudge(old, changed, budgetMs),
      newMessageOf: (message) => newMessages.get(message),
      oldMessageOf: (message) => oldMessages.get(message),
    },
    requirements,
  );
}

function operationsOn(channel: Channel, { operations }: Contract): readonly Operation[] {
  return channel.messages.length === 0 ? [] : operations.filter((operation) => operation.channel === channel);
}

/** In whatever order they are listed; undefined where there is none. */
function namesOf(things: readonly { readonly key: string }[]): string | undefined {
  const keys = things.map(({ key }) => key);
  return keys.length === 0 ? undefined : JSON.stringify(keys.sort());
}

/** The same comparison where other channels have to keep other directions compatible. Nothing is judged again. */
export function withRequirements(
  comparison: Omit<ContractComparison, "travelling" | "requirementOf">,
  requirements: readonly ChannelRequirement[],
): ContractComparison {
  const requirement = (pair: Pair<Channel>): Requirement => requirementOf(pair.new, requirements);
  return { ...comparison, travelling: travelling(comparison, requirement), requirementOf: requirement };
}

function travelling(
  { channels, operations, messages }: Pick<ContractComparison, "channels" | "operations" | "messages">,
  requirementOfPair: (pair: Pair<Channel>) => Requirement,
): readonly TravellingMessage[] {
  return messages.pairs.flatMap((pair) => {
    const together = channels.pairs.filter(
      (channel) => channel.old.messages.includes(pair.old) && channel.new.messages.includes(pair.new),
    );
    const isReply = operations.pairs.some(
      (operation) =>
        operation.old.reply?.messages.includes(pair.old) === true &&
        operation.new.reply?.messages.includes(pair.new) === true,
    );
    // Where answers go is known to those who ask; nobody else sends there.
    const shared = isReply ? together.filter(({ new: { address } }) => address !== null) : together;
    if (shared.length === 0 && !isReply) return [];
    const requirements = [...shared.map(requirementOfPair), ...(isReply ? (["both"] as const) : [])];
    const isForeign = (side: "old" | "new") => shared.some((channel) => channel[side].publishers === "any");
    return [
      {
        pair,
        channels: shared,
        isReply,
        needsBackward: requirements.some((requirement) => needs(requirement, "backward")),
        needsForward: requirements.some((requirement) => needs(requirement, "forward")),
        foreignPublishers: { old: isForeign("old"), new: isForeign("new") },
      },
    ];
  });
}
