import type { Diagnostic } from "./diagnostic.js";
import type { DocumentChannel, DocumentServer, LoadedDocument } from "./loaded-document.js";

/** AMQP 0-9-1, with and without TLS. */
const amqpProtocols = new Set(["amqp", "amqps", "rabbitmq"]);

/** The channels that RabbitMQ serves: those on an AMQP server, and those on no server at all. The rest is named and left out. */
export function amqpChannels(document: LoadedDocument, diagnostics: Diagnostic[]): readonly DocumentChannel[] {
  const foreign = document.servers.filter((server) => !amqpProtocols.has(server.protocol.toLowerCase()));
  const foreignKeys = new Set(foreign.map((server) => server.key));
  const leftOut = document.channels.filter(
    (channel) => channel.servers.length > 0 && channel.servers.every((key) => foreignKeys.has(key)),
  );
  if (leftOut.length === 0) return document.channels;
  const [first] = foreign;
  if (leftOut.length === document.channels.length && first !== undefined) {
    diagnostics.push(nothingLeft(document, foreign, document.locate(first.pointer)));
    return [];
  }
  for (const { key, protocol, pointer } of foreign) {
    const channels = leftOut.filter((channel) => channel.servers.includes(key));
    if (channels.length === 0) continue;
    diagnostics.push({
      code: "other-protocol",
      severity: "info",
      message: `server ${key} speaks ${protocol}, not AMQP`,
      consequence: `${channels.length === 1 ? "Its channel is" : `Its ${channels.length} channels are`} left out; types and validators of the messages are emitted.`,
      location: document.locate(pointer),
    });
  }
  return document.channels.filter((channel) => !leftOut.includes(channel));
}

function nothingLeft(
  { channels }: LoadedDocument,
  servers: readonly DocumentServer[],
  location: Diagnostic["location"],
): Diagnostic {
  const protocols = [...new Set(servers.map(({ protocol }) => protocol))].join(", ");
  return {
    code: "no-amqp-channel",
    severity: "warning",
    message: `no channel of the document is on an AMQP server: its servers speak ${protocols}`,
    consequence: `${channels.length === 1 ? "Its channel is" : `All ${channels.length} channels are`} left out; only types and validators of the messages are emitted.`,
    remedy: "Add a server with `protocol: amqp`, or leave the channel's `servers` out, if RabbitMQ serves it too.",
    location,
  };
}
