import type { Binding, Channel, Exchange, Queue } from "./contract.js";
import type { Diagnostic } from "./diagnostic.js";
import { isObject, type JsonObject } from "./json-pointer.js";
import type { DocumentChannel, LoadedDocument } from "./loaded-document.js";
import type { RabbitMq } from "./read-rabbitmq.js";
import { written } from "./written.js";

export type Topology = Pick<Channel, "exchange" | "queue" | "routingKey" | "bindings" | "unnamedQueue">;

const defaultExchange: Exchange = { name: "", type: "direct", durable: true, autoDelete: false, arguments: {} };

/**
 * What AMQP asks of an address that the document leaves open, where that is nothing: the bindings name the queue, or the
 * exchange heeds no routing key. Undefined: it has to be known.
 */
export function impliedAddress({ amqp }: DocumentChannel): string | undefined {
  const exchange = memberObject(amqp, "exchange");
  const name = textOf(exchange["name"]);
  const type = textOf(exchange["type"]) ?? (name === undefined ? undefined : predefinedTypes[name]);
  if (name === undefined || type === "default") return textOf(memberObject(amqp, "queue")["name"]);
  return type === "fanout" || type === "headers" ? "" : undefined;
}

/**
 * Exchange, queue and bindings of a channel, from its AMQP binding and `x-rabbitmq`. A channel that names no exchange is
 * a queue behind the default exchange: that is what its address means to a broker.
 */
export function readTopology(
  document: LoadedDocument,
  channel: DocumentChannel,
  address: string | null,
  rabbitMq: RabbitMq,
  diagnostics: Diagnostic[],
): Topology {
  if (address === null) return { exchange: null, queue: null, routingKey: "", bindings: [] };
  const exchange = readExchange(document, channel, diagnostics);
  const queueBinding = memberObject(channel.amqp, "queue");
  if (exchange.name === "") {
    const name = textOf(queueBinding["name"]) ?? address;
    const queue = queueOf(name, queueBinding, rabbitMq);
    return { exchange, queue, routingKey: name, bindings: bindingsOf(rabbitMq, queue, exchange, address) };
  }
  const [named] = [...new Set(rabbitMq.bindings?.flatMap((binding) => binding.queue ?? []))];
  const name = textOf(queueBinding["name"]) ?? named;
  const queue = name === undefined ? null : queueOf(name, queueBinding, rabbitMq);
  const unnamedQueue = queue === null ? queueOf("", queueBinding, rabbitMq) : undefined;
  const bound = queue ?? unnamedQueue;
  const implied: readonly Binding[] =
    bound === undefined || rabbitMq.bindings !== undefined
      ? []
      : [{ queue: bound.name, exchange: exchange.name, routingKey: address, arguments: {} }];
  return {
    exchange,
    queue,
    routingKey: address,
    bindings: [...implied, ...bindingsOf(rabbitMq, bound, exchange, address)],
    ...(unnamedQueue === undefined ? {} : { unnamedQueue }),
  };
}

function readExchange(document: LoadedDocument, channel: DocumentChannel, diagnostics: Diagnostic[]): Exchange {
  const binding = memberObject(channel.amqp, "exchange");
  const name = textOf(binding["name"]);
  const type = textOf(binding["type"]);
  if (name === undefined || type === "default") return defaultExchange;
  if (type === undefined && !name.startsWith("amq.")) {
    diagnostics.push({
      code: "exchange-without-type",
      severity: "warning",
      message: `exchange "${name}" has no type`,
      consequence: "It is declared as a direct exchange.",
      remedy: "Add `type` (topic, direct, fanout or headers).",
      location: document.locate(written(document, channel, ["bindings", "amqp", "exchange"])),
    });
  }
  return {
    name,
    type: type ?? predefinedTypes[name] ?? "direct",
    durable: binding["durable"] !== false,
    autoDelete: binding["autoDelete"] === true,
    arguments: {},
  };
}

/** Exchanges that every broker has (https://www.rabbitmq.com/docs/exchanges#default-exchanges). */
const predefinedTypes: Readonly<Record<string, string>> = {
  "amq.direct": "direct",
  "amq.fanout": "fanout",
  "amq.topic": "topic",
  "amq.headers": "headers",
  "amq.match": "headers",
};

/** `x-max-priority: 10` on a classic queue is what the Python services declare; quorum queues refuse the argument. */
function queueOf(name: string, binding: JsonObject, rabbitMq: RabbitMq): Queue {
  const given = rabbitMq.arguments ?? {};
  const type = rabbitMq.queueType ?? given["x-queue-type"] ?? "classic";
  return {
    name,
    durable: binding["durable"] !== false,
    exclusive: binding["exclusive"] === true,
    autoDelete: binding["autoDelete"] === true,
    arguments: {
      "x-queue-type": type,
      ...(type === "classic" ? { "x-max-priority": rabbitMq.maxPriority ?? 10 } : {}),
      ...(rabbitMq.singleActiveConsumer === undefined
        ? {}
        : { "x-single-active-consumer": rabbitMq.singleActiveConsumer }),
      ...given,
    },
  };
}

function bindingsOf(
  rabbitMq: RabbitMq,
  queue: Queue | undefined,
  exchange: Exchange,
  address: string,
): readonly Binding[] {
  return (rabbitMq.bindings ?? []).flatMap((binding) => {
    const from = binding.exchange ?? exchange.name;
    const to = binding.queue ?? queue?.name;
    // The default exchange binds every queue by its name already, and refuses other bindings.
    if (from === "" || to === undefined) return [];
    return [
      { queue: to, exchange: from, routingKey: binding.routingKey ?? address, arguments: binding.arguments ?? {} },
    ];
  });
}

function memberObject(value: JsonObject | undefined, key: string): JsonObject {
  const member = value?.[key];
  return isObject(member) ? member : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
