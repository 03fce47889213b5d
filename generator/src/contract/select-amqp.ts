import type { Diagnostic } from "./diagnostic.js";
import { below, isObject, type JsonObject, valueAt } from "./json-pointer.js";
import { listed } from "./listed.js";
import type { DocumentChannel, DocumentServer, LoadedDocument } from "./loaded-document.js";
import { isReference, targetOf } from "./reference.js";

/** AMQP 0-9-1, with and without TLS. */
const amqpProtocols = new Set(["amqp", "amqps", "rabbitmq"]);

/** The channels that RabbitMQ serves: those on an AMQP server, and those on no server at all. The rest is named and left out. */
export function amqpChannels(document: LoadedDocument, diagnostics: Diagnostic[]): readonly DocumentChannel[] {
  const foreign = document.servers.filter((server) => !amqpProtocols.has(server.protocol.toLowerCase()));
  const foreignKeys = new Set(foreign.map((server) => server.key));
  const leftOut = document.channels.filter(
    (channel) => channel.servers.length > 0 && channel.servers.every((key) => foreignKeys.has(key)),
  );
  const [first] = foreign;
  if (leftOut.length > 0 && leftOut.length === document.channels.length && first !== undefined) {
    diagnostics.push(nothingLeft(document, foreign, document.locate(first.pointer)));
    return [];
  }
  for (const { key, protocol, pointer } of foreign) {
    const channels = leftOut.filter((channel) => channel.servers.includes(key));
    const message = `server ${key} speaks ${protocol}, not AMQP`;
    if (channels.length === 0) {
      diagnostics.push({
        code: "server-without-channels",
        severity: "info",
        message,
        consequence: "No channel is on it alone, so none is left out. The package does not connect to it.",
        location: document.locate(pointer),
      });
      continue;
    }
    diagnostics.push({
      code: "other-protocol",
      severity: "info",
      message,
      consequence: `${leftOutAre(channels, "Its")} left out; types and validators of the messages are emitted.`,
      location: document.locate(pointer),
    });
  }
  const served = document.channels.filter((channel) => !leftOut.includes(channel));
  for (const channel of served) checkBindings(document, channel, diagnostics);
  return served;
}

/** A channel of which nothing says that RabbitMQ serves it, and something that another broker does. */
function checkBindings(document: LoadedDocument, channel: DocumentChannel, diagnostics: Diagnostic[]): void {
  const protocols = Object.keys(memberOf(document, channel, "bindings")).filter((key) => !key.startsWith("x-"));
  if (protocols.length === 0 || protocols.includes("amqp") || namesServers(document, channel)) return;
  diagnostics.push({
    code: "foreign-bindings",
    severity: "warning",
    message: `channel ${channel.key} has bindings for ${listed(protocols)}, and none for AMQP`,
    consequence: "It names no `servers`, so it is read as a channel of RabbitMQ.",
    remedy: "Name its `servers`, or add `amqp` to its bindings if RabbitMQ serves it too.",
    location: document.locate(below(channel.pointer, "bindings")),
  });
}

function namesServers(document: LoadedDocument, channel: DocumentChannel): boolean {
  return Object.keys(memberOf(document, channel, "servers")).length > 0;
}

/** An object or a list as it is written in a channel, references followed; empty where there is none. */
function memberOf({ root }: LoadedDocument, { pointer }: DocumentChannel, name: string): object {
  const channel = followed(root, valueAt(root, pointer));
  const member = isObject(channel) ? followed(root, channel[name]) : undefined;
  return typeof member === "object" && member !== null ? member : {};
}

function followed(root: JsonObject, value: unknown): unknown {
  return isReference(value) ? valueAt(root, targetOf(value)) : value;
}

/** `Its 2 channels (orders and payments) are`, `Its channel orders is` */
function leftOutAre(channels: readonly DocumentChannel[], all: "Its" | "All"): string {
  const keys = listed(channels.map(({ key }) => key));
  return channels.length === 1 ? `Its channel ${keys} is` : `${all} ${channels.length} channels (${keys}) are`;
}

function nothingLeft(
  document: LoadedDocument,
  servers: readonly DocumentServer[],
  location: Diagnostic["location"],
): Diagnostic {
  const { channels } = document;
  const isNamed = channels.some((channel) => namesServers(document, channel));
  const protocols = new Set(servers.map(({ protocol }) => protocol));
  const spoken = [...protocols].map((protocol) => {
    const keys = servers.filter((server) => server.protocol === protocol).map(({ key }) => key);
    return `${protocol} (${listed(keys)})`;
  });
  return {
    code: "no-amqp-channel",
    severity: "warning",
    message: `no channel of the document is on an AMQP server: its servers speak ${listed(spoken)}`,
    consequence: `${leftOutAre(channels, "All")} left out; only types and validators of the messages are emitted.`,
    remedy: isNamed
      ? "Add a server with `protocol: amqp`, or leave the channel's `servers` out, if RabbitMQ serves it too."
      : "Add a server with `protocol: amqp`, if RabbitMQ serves it too: a channel that names no `servers` is on all of them.",
    location,
  };
}
