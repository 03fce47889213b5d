import type { Channel, Message, Operation, Reply } from "./contract.js";
import { defined } from "./defined.js";
import type { Diagnostic } from "./diagnostic.js";
import { withoutForeignBodies } from "./foreign-bodies.js";
import type {
  DocumentChannel,
  DocumentMessage,
  DocumentOperation,
  DocumentReply,
  LoadedDocument,
} from "./loaded-document.js";
import { correlationProblem } from "./read-correlation.js";
import { readDelivery } from "./read-delivery.js";
import { checkOwners, readMethod, readUrgency } from "./read-extensions.js";
import type { ReadMessages } from "./read-messages.js";

export interface Known {
  readonly channels: ReadonlyMap<DocumentChannel, Channel>;
  readonly messages: ReadonlyMap<DocumentMessage, Message>;
  readonly correlationProblems: ReadMessages["correlationProblems"];
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
    const read = readOperation(document, operation, channel, known, diagnostics);
    const carried = withoutForeignBodies(document, read, known.messages, diagnostics);
    return carried === undefined ? [] : [carried];
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
  checkCorrelation(document, operation, known, diagnostics);
  const method = readMethod(document, operation, diagnostics);
  const urgency = readUrgency(document, operation, diagnostics) ?? urgencyOfMessages(document, operation);
  return defined({
    key: operation.key,
    action: operation.action,
    title: operation.title,
    description: operation.description ?? operation.summary,
    tags: operation.tags,
    channel,
    messages: messagesOf(operation.messages, known),
    reply: operation.reply === undefined ? undefined : readReply(operation.reply, known),
    method,
    urgency,
    delivery: readDelivery(operation.amqp),
    location: document.locate(operation.pointer),
  });
}

/** A correlation id that would be looked for in vain where the document has it, or that nothing can be written to. */
function checkCorrelation(
  document: LoadedDocument,
  { messages, reply }: DocumentOperation,
  known: Known,
  diagnostics: Diagnostic[],
): void {
  const isExchanged = reply !== undefined;
  for (const message of [...messages, ...(reply?.messages ?? [])]) {
    const problem = known.correlationProblems.get(known.messages.get(message)?.key ?? "");
    if (problem !== undefined) diagnostics.push(correlationProblem(document, message, { problem, isExchanged }));
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
  return defined({
    messages: messagesOf(reply.messages, known),
    address: reply.address,
    channel: isDynamic ? null : channel,
  });
}

function messagesOf(messages: readonly DocumentMessage[], known: Known): readonly Message[] {
  // Messages that say the same are one.
  return [...new Set(messages.flatMap((message) => known.messages.get(message) ?? []))];
}
