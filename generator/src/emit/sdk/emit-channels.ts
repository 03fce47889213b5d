import type { Binding, Channel, Contract, Exchange, Queue } from "../../contract/contract.js";
import { kebabCase } from "../../contract/names.js";
import { docProse } from "../doc-comment.js";
import { camelCase } from "../identifier.js";
import { code, extend, fromJson, members, type SourceValue, sourceOf } from "../source-of.js";
import {
  StructureKind,
  type TypeScriptModule,
  VariableDeclarationKind,
  type VariableStatementStructure,
} from "../typescript/module.js";
import { parametersInterface, parametersOf, parametersSource } from "./address-parameters.js";
import { Imports } from "./imports.js";
import type { Sides } from "./sides.js";

const generatedEntry = "@eventwright/runtime/generated";

interface ChannelModule {
  readonly path: string;
  /** The `Destination` that operations add method and urgency to. */
  readonly destination: string;
  /** The `Subscription` without its messages. */
  readonly source: string;
  /** The `ReplyQueue`. */
  readonly replies: string;
}

/** Where the generated package keeps a channel: what is sent there and what is consumed from there share its topology. */
export function channelModule(channel: Channel): ChannelModule {
  const name = camelCase(channel.name);
  return {
    path: `channels/${kebabCase(channel.name)}.ts`,
    destination: `${name}Destination`,
    source: `${name}Source`,
    replies: `${name}Replies`,
  };
}

/** One module per channel that a message travels through. */
export function emitChannels(contract: Contract, { application, counterparts }: Sides): readonly TypeScriptModule[] {
  const all = [application, ...counterparts];
  const destinations = new Set(
    all
      .flatMap(({ calls }) => calls)
      .flatMap((call) => (call.kind === "publish" ? call.operations : [call.operation]))
      .map(({ channel }) => channel),
  );
  const sources = new Set(all.flatMap((side) => side.sources.map(({ channel }) => channel)));
  const asked = all.flatMap(({ calls }) => calls.flatMap((call) => (call.kind === "request" ? [call] : [])));
  const answered = all.flatMap((side) => side.sources.flatMap(({ received }) => received));
  const replies = new Set([...asked, ...answered].flatMap(({ replyChannel }) => replyChannel ?? []));
  return [...new Set([...destinations, ...sources, ...replies])].map((channel) =>
    emitChannel(contract, channel, {
      isDestination: destinations.has(channel),
      isSource: sources.has(channel),
      isForReplies: replies.has(channel),
    }),
  );
}

function emitChannel(
  contract: Contract,
  channel: Channel,
  use: { readonly isDestination: boolean; readonly isSource: boolean; readonly isForReplies: boolean },
): TypeScriptModule {
  const { path, destination, source, replies } = channelModule(channel);
  const imports = new Imports(path);
  const declarations: VariableStatementStructure[] = [];
  const declare = (name: string, type: string, value: SourceValue, docs: readonly string[] = []): void => {
    declarations.push({
      kind: StructureKind.VariableStatement,
      declarationKind: VariableDeclarationKind.Const,
      isExported: name === destination || name === source || name === replies,
      docs: [...docs],
      declarations: [{ name, type, initializer: sourceOf(value) }],
    });
  };
  const docs = channel.description === undefined ? [] : [docProse(channel.description)];

  const queue = channel.queue ?? channel.unnamedQueue;
  if (queue !== undefined && (use.isSource || !isConsumersOwn(queue)))
    declare("queue", imports.type(generatedEntry, "QueueContract"), queueSource(queue));
  declare("topology", imports.type(generatedEntry, "Topology"), topologySource(channel));
  if (use.isDestination) {
    const value = members({
      channel: channel.key,
      service: channel.service,
      exchange: channel.exchange?.name ?? "",
      routingKey: channel.routingKey,
      parameters: parametersSource(channel),
      topology: code("topology"),
    });
    declare(destination, imports.type(generatedEntry, "Destination"), value, docs);
  }
  if (use.isSource) {
    const value = members({
      channel: channel.key,
      queue: code("queue"),
      topology: sourceTopology(channel),
      address: parametersOf(channel).length === 0 ? undefined : addressSource(channel),
      parameters: parametersSource(channel),
      prefetch: channel.prefetch,
      retryDelaysMs: channel.retryDelaysMs,
      deadLetterQueue: channel.deadLetterQueue,
    });
    declare(source, `Omit<${imports.type(generatedEntry, "Subscription")}, "messages">`, value, docs);
  }
  if (use.isForReplies) {
    const value = members({ queue: channel.routingKey, topology: code("topology") });
    declare(replies, imports.type(generatedEntry, "ReplyQueue"), value, docs);
  }
  const parameters = parametersOf(channel).length === 0 ? [] : [parametersInterface(contract, channel)];
  return { path, structure: { statements: [...imports.structures(), ...parameters, ...declarations] } };
}

function addressSource({ exchange, routingKey }: Channel): SourceValue {
  return members({ exchange: exchange?.name ?? "", routingKey });
}

function sourceTopology({ queue, unnamedQueue, bindings }: Channel): SourceValue {
  const own = queue ?? unnamedQueue;
  if (own === undefined || !isConsumersOwn(own) || bindings.length === 0) return code("topology");
  return extend("topology", { bindings: bindings.map(bindingSource) });
}

/** One that the consumer names, or that only its own connection may use: nobody else can declare it. */
function isConsumersOwn({ name, exclusive }: Queue): boolean {
  return name === "" || exclusive;
}

/** What a sender has to find there, and a consumer too. */
function topologySource({ queue, unnamedQueue, exchange, bindings }: Channel): SourceValue {
  const own = [queue, unnamedQueue].find((one) => one !== undefined && one !== null && isConsumersOwn(one))?.name;
  return members({
    queues: own === undefined ? [code("queue")] : [],
    exchanges: exchange === null || exchange.name === "" ? [] : [exchangeSource(exchange)],
    bindings: bindings.filter((binding) => binding.queue !== own).map(bindingSource),
  });
}

function queueSource(queue: Queue): SourceValue {
  return members({
    name: queue.name,
    durable: queue.durable,
    exclusive: queue.exclusive,
    autoDelete: queue.autoDelete,
    arguments: fromJson(queue.arguments),
  });
}

function exchangeSource(exchange: Exchange): SourceValue {
  return members({
    name: exchange.name,
    type: exchange.type,
    durable: exchange.durable,
    autoDelete: exchange.autoDelete,
    arguments: fromJson(exchange.arguments),
  });
}

function bindingSource(binding: Binding): SourceValue {
  return members({
    queue: binding.queue,
    exchange: binding.exchange,
    routingKey: binding.routingKey,
    arguments: fromJson(binding.arguments),
  });
}
