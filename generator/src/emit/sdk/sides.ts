import type { Channel, Contract, Message, Operation } from "../../contract/contract.js";
import { type Claim, distinctNames, fingerprint } from "../../contract/distinct-names.js";
import { pascalCase } from "../../contract/names.js";
import { urgencyOf } from "../../contract/urgency.js";
import { camelCase } from "../identifier.js";
import { generatedName } from "../schema-names.js";
import { replyChannelOf } from "./reply-channel.js";

/**
 * One side of a contract: what a service may send, ask and handle, with the names that the generated code gives to it.
 * The application does what the document says; a counterpart does the opposite.
 */
export interface Side {
  /** The generated interface: `CatalogService`, `OrdersCounterpart`. */
  readonly name: string;
  /** The interface of its handlers: `CatalogServiceHandlers`, `OrdersHandlers`. */
  readonly handlersName: string;
  /** What it is called in the envelope. Absent: the plain counterpart, whose name is only known at run time. */
  readonly service?: string;
  /** In the document's order. */
  readonly calls: readonly Call[];
  readonly sources: readonly Source[];
  /** One per message name, in the document's order. */
  readonly handlers: readonly Handler[];
}

export type Call = PublishCall | RequestCall;

export interface PublishCall {
  readonly kind: "publish";
  /** The method: `publishProductDeleted`. */
  readonly name: string;
  readonly message: Message;
  /** One per channel that the message is sent to. */
  readonly operations: readonly Operation[];
  /** Others that send the message to one of these channels. */
  readonly sameAs: readonly Operation[];
}

export interface RequestCall {
  readonly kind: "request";
  /** The method: `requestSupplierInfo`. */
  readonly name: string;
  readonly message: Message;
  readonly operation: Operation;
  readonly replies: readonly Message[];
  /** The queue that they come back through. Absent: they come to an address of the requester's own. */
  readonly replyChannel: Channel | undefined;
}

/** A channel that a side consumes. */
export interface Source {
  readonly channel: Channel;
  readonly received: readonly Received[];
}

export interface Received {
  readonly message: Message;
  readonly operation: Operation;
  /** Empty where nobody waits for an answer. */
  readonly replies: readonly Message[];
  /** Where they go when the request names no address. */
  readonly replyChannel: Channel | undefined;
}

/** What a handler is given and what it returns, wherever its messages come from. */
export interface Handler extends Received {
  readonly channels: readonly Channel[];
  readonly operations: readonly Operation[];
}

export interface Sides {
  readonly application: Side;
  /** One per service that owns a channel, in the document's order, and one for all channels that no service owns. */
  readonly counterparts: readonly Side[];
}

export function sidesOf(contract: Contract): Sides {
  const { application, operations } = contract;
  const sent = operations.filter(({ action }) => action === "send");
  const received = operations.filter(({ action }) => action === "receive");
  const calls = callsOf(received, operations);
  const groups = groupBy(sent, ({ channel }) => channel.service);
  if (groups.size === 0) groups.set(undefined, []);
  const names = counterpartNames(contract, groups);
  const counterparts = [...groups].map(([service, heard]): Side => {
    const base = service === undefined ? application.counterpartName : firstOf(heard).channel.name;
    return {
      name: names.get(service) ?? base,
      handlersName: generatedName(contract, `${base}Handlers`),
      ...(service === undefined ? {} : { service }),
      calls,
      ...consumptionOf(heard, operations),
    };
  });
  const { name, service } = application;
  return {
    application: {
      name: generatedName(contract, name, `${name}Application`),
      handlersName: generatedName(contract, `${name}Handlers`),
      service,
      calls: callsOf(sent, operations),
      ...consumptionOf(received, operations),
    },
    counterparts,
  };
}

function counterpartNames(
  contract: Contract,
  groups: ReadonlyMap<string | undefined, readonly Operation[]>,
): ReadonlyMap<string | undefined, string> {
  const claims = [...groups].map(([service, heard]): Claim<string | undefined> => {
    const wanted =
      service === undefined ? contract.application.counterpartName : `${firstOf(heard).channel.name}Counterpart`;
    const name = generatedName(contract, wanted);
    const longer = `${wanted}${fingerprint(service ?? "")}`;
    return { item: service, names: [name, longer], rank: service === undefined ? 0 : 1 };
  });
  return distinctNames(claims);
}

/**
 * All operations that send one message are one method, which sends it once to each place; each operation that is answered
 * is a method of its own. Where operations send a message to one place in different manners, a call has to say which it
 * means, so each of them is a method, called by its key.
 */
function callsOf(operations: readonly Operation[], all: readonly Operation[]): readonly Call[] {
  const published = groupBy(
    operations
      .filter(({ reply }) => reply === undefined)
      .flatMap((operation) => operation.messages.map((message) => ({ message, operation }))),
    ({ message }) => message,
  );
  const drafts = operations.flatMap((operation): readonly Call[] =>
    operation.messages.flatMap((message): readonly Call[] => {
      if (operation.reply !== undefined) return [requestOf(message, operation, all)];
      const sending = (published.get(message) ?? []).map((one) => one.operation);
      const once = sending.filter(
        (one, index) => sending.findIndex(({ channel }) => channel === one.channel) === index,
      );
      const own = sendsApart(message, sending) ? [operation] : operation === sending[0] ? once : [];
      const channels = new Set(own.map(({ channel }) => channel));
      const sameAs = sending.filter((other) => !own.includes(other) && channels.has(other.channel));
      return own.length === 0 ? [] : [{ kind: "publish", name: "", message, operations: own, sameAs }];
    }),
  );
  const names = distinctNames(drafts.map((call) => ({ item: call, names: callNames(call, published) })));
  return drafts.map((call) => ({ ...call, name: names.get(call) ?? "" }));
}

function requestOf(message: Message, operation: Operation, all: readonly Operation[]): Call {
  const replies = operation.reply?.messages ?? [];
  return { kind: "request", name: "", message, operation, replies, replyChannel: replyChannelOf(operation, all) };
}

/** Whether some of the operations, which all send the message, send it to the same channel in different manners. */
export function sendsApart(message: Message, operations: readonly Operation[]): boolean {
  return operations.some((operation) =>
    operations.some(
      (other) => other.channel === operation.channel && mannerOf(other, message) !== mannerOf(operation, message),
    ),
  );
}

function mannerOf(operation: Operation, message: Message): string {
  const { ack: _ofReceivers, ...delivery } = operation.delivery;
  return JSON.stringify([operation.method, urgencyOf(operation, message), Object.entries(delivery).sort()]);
}

function callNames(
  call: Call,
  published: ReadonlyMap<Message, readonly { readonly operation: Operation }[]>,
): Claim<Call>["names"] {
  const { typeName } = call.message;
  if (call.kind === "publish") {
    const [operation] = call.operations;
    const all = published.get(call.message) ?? [];
    if (
      operation === undefined ||
      !sendsApart(
        call.message,
        all.map((sending) => sending.operation),
      )
    )
      return [`publish${typeName}`];
    return operationNames("Publish", operation, call.message);
  }
  const names = operationNames("Request", call.operation, call.message);
  return call.operation.messages.length > 1 ? [`request${typeName}`, ...names] : names;
}

/** `requestSupplierInfo` for the operation `SupplierInfo` or `requestSupplierInfo`, longer for one of several messages. */
function operationNames(
  verb: "Publish" | "Request",
  { key, messages }: Operation,
  { typeName }: Message,
): readonly [string, ...string[]] {
  const name = pascalCase(key) ?? typeName;
  const short = camelCase(name.startsWith(verb) ? name : `${verb}${name}`);
  const long = `${short}${typeName}`;
  const last = `${long}${fingerprint(`${key} ${typeName}`)}`;
  return messages.length > 1 ? [long, last] : [short, long, last];
}

function consumptionOf(
  operations: readonly Operation[],
  all: readonly Operation[],
): Pick<Side, "sources" | "handlers"> {
  const received = operations.flatMap((operation) =>
    operation.messages.map((message) => ({
      message,
      operation,
      replies: operation.reply?.messages ?? [],
      replyChannel: replyChannelOf(operation, all),
    })),
  );
  const byChannel = groupBy(received, ({ operation }) => operation.channel);
  const byMessage = groupBy(received, ({ message }) => message);
  return {
    sources: [...byChannel].map(([channel, all]) => ({ channel, received: firstOfEachMessage(all) })),
    handlers: [...byMessage.values()].map((all) => ({
      ...firstOf(all),
      replies: [...new Set(all.flatMap(({ replies }) => replies))],
      channels: [...new Set(all.map(({ operation }) => operation.channel))],
      operations: [...new Set(all.map(({ operation }) => operation))],
    })),
  };
}

function firstOfEachMessage(received: readonly Received[]): readonly Received[] {
  return [...groupBy(received, ({ message }) => message).values()].map(firstOf);
}

function firstOf<Item>(group: readonly Item[]): Item {
  const [first] = group;
  if (first === undefined) throw new Error("A group is never empty.");
  return first;
}

/** Map.groupBy, which Node has from 21 on. */
function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
