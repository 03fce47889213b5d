import type { Channel, Contract, Message, Operation } from "../../contract/contract.js";
import { pascalCase } from "../../contract/names.js";
import { camelCase } from "../identifier.js";

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
}

export interface RequestCall {
  readonly kind: "request";
  /** The method: `requestSupplierInfo`. */
  readonly name: string;
  readonly message: Message;
  readonly operation: Operation;
  readonly replies: readonly Message[];
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
}

/** What a handler is given and what it returns, wherever its messages come from. */
export interface Handler extends Received {
  readonly channels: readonly Channel[];
}

export interface Sides {
  readonly application: Side;
  /** One per service that owns a channel, in the document's order, and one for all channels that no service owns. */
  readonly counterparts: readonly Side[];
}

export function sidesOf({ application, operations }: Contract): Sides {
  const sent = operations.filter(({ action }) => action === "send");
  const received = operations.filter(({ action }) => action === "receive");
  const calls = callsOf(received);
  const counterparts = [...groupBy(sent, ({ channel }) => channel.service)].map(([service, heard]): Side => {
    if (service === undefined) return { ...sideNames(application.counterpartName), calls, ...consumptionOf(heard) };
    const { name } = firstOf(heard).channel;
    return { name: `${name}Counterpart`, handlersName: `${name}Handlers`, service, calls, ...consumptionOf(heard) };
  });
  const nobody: Side = { ...sideNames(application.counterpartName), calls, sources: [], handlers: [] };
  return {
    application: {
      ...sideNames(application.name),
      service: application.service,
      calls: callsOf(sent),
      ...consumptionOf(received),
    },
    counterparts: counterparts.length === 0 ? [nobody] : counterparts,
  };
}

function sideNames(name: string): Pick<Side, "name" | "handlersName"> {
  return { name, handlersName: `${name}Handlers` };
}

/** All operations that send one message are one method; each operation that is answered is a method of its own. */
function callsOf(operations: readonly Operation[]): readonly Call[] {
  const published = groupBy(
    operations
      .filter(({ reply }) => reply === undefined)
      .flatMap((operation) => operation.messages.map((message) => ({ message, operation }))),
    ({ message }) => message,
  );
  const calls = operations.flatMap((operation): readonly Call[] =>
    operation.messages.map((message) => {
      if (operation.reply !== undefined) {
        const name = requestName(operation, message);
        return { kind: "request", name, message, operation, replies: operation.reply.messages };
      }
      const sameMessage = (published.get(message) ?? []).map((sending) => sending.operation);
      return { kind: "publish", name: `publish${message.typeName}`, message, operations: sameMessage };
    }),
  );
  const isFirst = (call: Call, index: number): boolean =>
    call.kind === "request" ||
    calls.findIndex(({ kind, message }) => kind === "publish" && message === call.message) === index;
  return calls.filter(isFirst);
}

function requestName(operation: Operation, message: Message): string {
  if (operation.messages.length > 1) return `request${message.typeName}`;
  const name = pascalCase(operation.key) ?? message.typeName;
  return name.startsWith("Request") ? camelCase(name) : `request${name}`;
}

function consumptionOf(operations: readonly Operation[]): Pick<Side, "sources" | "handlers"> {
  const received = operations.flatMap((operation) =>
    operation.messages.map((message) => ({ message, operation, replies: operation.reply?.messages ?? [] })),
  );
  const byChannel = groupBy(received, ({ operation }) => operation.channel);
  const byMessage = groupBy(received, ({ message }) => message);
  return {
    sources: [...byChannel].map(([channel, all]) => ({ channel, received: firstOfEachMessage(all) })),
    handlers: [...byMessage.values()].map((all) => ({
      ...firstOf(all),
      replies: [...new Set(all.flatMap(({ replies }) => replies))],
      channels: [...new Set(all.map(({ operation }) => operation.channel))],
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
function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
