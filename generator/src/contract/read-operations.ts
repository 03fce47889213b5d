import type { Channel, Message, Operation, Reply } from "./contract.js";
import { defined } from "./defined.js";
import type { Diagnostic } from "./diagnostic.js";
import { below, isObject, valueAt } from "./json-pointer.js";
import type {
  DocumentChannel,
  DocumentMessage,
  DocumentOperation,
  DocumentReply,
  LoadedDocument,
} from "./loaded-document.js";
import { readDelivery } from "./read-delivery.js";
import { checkOwners, readMethod, readUrgency } from "./read-extensions.js";
import { isReference, targetOf } from "./reference.js";

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
  if (operation.reply !== undefined) checkCorrelation(document, operation, diagnostics);
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

/** Requests and replies belong together by AMQP's own property; another place would be looked for in vain. */
function checkCorrelation(document: LoadedDocument, operation: DocumentOperation, diagnostics: Diagnostic[]): void {
  for (const { key, pointer } of [...operation.messages, ...(operation.reply?.messages ?? [])]) {
    const place = below(pointer, "correlationId");
    const written = valueAt(document.root, place);
    const correlation = isReference(written) ? valueAt(document.root, targetOf(written)) : written;
    const at = isObject(correlation) ? correlation["location"] : undefined;
    if (typeof at !== "string" || /^\$message\.header#\/correlation[-_]?id$/i.test(at)) continue;
    diagnostics.push({
      code: "correlation-id-not-used",
      severity: "warning",
      message: `message ${key} has its correlation id at "${at}"`,
      consequence: "Requests and replies are matched by AMQP's `correlationId`, and nothing is written or read there.",
      remedy: "Leave `correlationId` out, or let it say `$message.header#/correlationId`.",
      location: document.locate(place),
    });
  }
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
