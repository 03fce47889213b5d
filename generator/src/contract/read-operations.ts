import type { Channel, Message, Operation, Reply } from "./contract.js";
import { defined } from "./defined.js";
import type { Diagnostic } from "./diagnostic.js";
import type {
  DocumentChannel,
  DocumentMessage,
  DocumentOperation,
  DocumentReply,
  LoadedDocument,
} from "./loaded-document.js";
import { readDelivery } from "./read-delivery.js";
import { checkOwners, readMethod, readUrgency } from "./read-extensions.js";

export interface Known {
  readonly channels: ReadonlyMap<DocumentChannel, Channel>;
  readonly messages: ReadonlyMap<DocumentMessage, Message>;
}

export function readOperations(
  document: LoadedDocument,
  known: Known,
  diagnostics: Diagnostic[],
): readonly Operation[] {
  return document.operations.flatMap((operation) => {
    const channel = known.channels.get(operation.channel);
    // The channel is on another protocol and has been left out.
    if (channel === undefined) return [];
    return [readOperation(document, operation, channel, known, diagnostics)];
  });
}

function readOperation(
  document: LoadedDocument,
  operation: DocumentOperation,
  channel: Channel,
  known: Known,
  diagnostics: Diagnostic[],
): Operation {
  checkOwners(document, operation, "operation", diagnostics);
  const method = readMethod(document, operation, diagnostics);
  const urgency = readUrgency(document, operation, diagnostics) ?? urgencyOfMessages(document, operation);
  return defined({
    key: operation.key,
    action: operation.action,
    title: operation.title,
    description: operation.description ?? operation.summary,
    channel,
    messages: messagesOf(operation.messages, known),
    reply: operation.reply === undefined ? undefined : readReply(operation.reply, known),
    method,
    urgency,
    delivery: readDelivery(operation.amqp),
    location: document.locate(operation.pointer),
  });
}

/** The urgency of the messages, where all of them have the same. Wrong ones are told where messages are read. */
function urgencyOfMessages(document: LoadedDocument, operation: DocumentOperation): Operation["urgency"] {
  const urgencies = new Set(operation.messages.map((message) => readUrgency(document, message, [])));
  return urgencies.size === 1 ? [...urgencies][0] : undefined;
}

function readReply(reply: DocumentReply, known: Known): Reply {
  const channel = reply.channel === undefined ? undefined : known.channels.get(reply.channel);
  // A runtime expression names the address, or the channel says that it has none of its own.
  const isDynamic = reply.dynamicAddress || channel === undefined || channel.address === null;
  return { messages: messagesOf(reply.messages, known), channel: isDynamic ? null : channel };
}

function messagesOf(messages: readonly DocumentMessage[], known: Known): readonly Message[] {
  return messages.flatMap((message) => known.messages.get(message) ?? []);
}
