import type { Channel, Message, MessagePlace, Operation, Reply } from "./contract.js";
import { defined } from "./defined.js";
import type { Diagnostic } from "./diagnostic.js";
import { withoutForeignBodies } from "./foreign-bodies.js";
import { below } from "./json-pointer.js";
import type { DocumentChannel, DocumentMessage, DocumentOperation, LoadedDocument } from "./loaded-document.js";
import { correlationProblem } from "./read-correlation.js";
import { checkDelivery, readDelivery } from "./read-delivery.js";
import { checkOwners, readMethod, readUrgency } from "./read-extensions.js";
import type { ReadMessages } from "./read-messages.js";
import { readReplyAddress, replyAddressProblem } from "./read-reply-address.js";

export interface Known {
  readonly channels: ReadonlyMap<DocumentChannel, Channel>;
  readonly messages: ReadonlyMap<DocumentMessage, Message>;
  readonly correlationProblems: ReadMessages["correlationProblems"];
  readonly messageSchemas: ReadMessages["messageSchemas"];
}

export function readOperations(
  document: LoadedDocument,
  known: Known,
  diagnostics: Diagnostic[],
): readonly Operation[] {
  const onAmqp = document.operations.flatMap((operation) => {
    const channel = known.channels.get(operation.channel);
    // The channel is on another protocol and has been left out.
    return channel === undefined ? [] : [{ operation, channel }];
  });
  checkCorrelations(
    document,
    onAmqp.map(({ operation }) => operation),
    known,
    diagnostics,
  );
  return onAmqp.flatMap(({ operation, channel }) => {
    const read = readOperation(document, operation, channel, known, diagnostics);
    if (read.reply?.messages.length === 0) {
      diagnostics.push(replyWithoutMessages(document, operation));
      return [];
    }
    if (read.messages.length === 0) diagnostics.push(operationWithoutMessages(document, operation));
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
  const method = readMethod(document, operation, diagnostics);
  const urgency = readUrgency(document, operation, diagnostics);
  checkDelivery(document, operation, diagnostics);
  return defined({
    key: operation.key,
    action: operation.action,
    title: operation.title,
    description: operation.description ?? operation.summary,
    tags: operation.tags,
    channel,
    messages: messagesOf(operation.messages, known),
    reply: readReply(document, operation, known, diagnostics),
    method,
    urgency,
    delivery: readDelivery(operation.amqp),
    location: document.locate(operation.pointer),
  });
}

/**
 * Correlation ids that would be looked for in vain where the document has them, or that nothing can be written to. Each is told
 * once, however many operations carry its message.
 */
function checkCorrelations(
  document: LoadedDocument,
  operations: readonly DocumentOperation[],
  known: Known,
  diagnostics: Diagnostic[],
): void {
  const carried = new Map<string, { readonly message: DocumentMessage; readonly isExchanged: boolean }>();
  for (const { messages, reply } of operations) {
    for (const message of [...messages, ...(reply?.messages ?? [])]) {
      const key = known.messages.get(message)?.key ?? "";
      const isExchanged = reply !== undefined || carried.get(key)?.isExchanged === true;
      carried.set(key, { message, isExchanged });
    }
  }
  for (const [key, { message, isExchanged }] of carried) {
    const problem = known.correlationProblems.get(key);
    if (problem !== undefined) diagnostics.push(correlationProblem(document, message, { problem, isExchanged }));
  }
}

function replyWithoutMessages(document: LoadedDocument, { key, pointer }: DocumentOperation): Diagnostic {
  return {
    code: "reply-without-messages",
    severity: "warning",
    message: `the reply of operation ${key} has no message`,
    consequence: "What an answer may be is unknown, so the operation is left out; types and validators are emitted.",
    remedy: "Give the reply a `channel` that has messages, or leave `reply` out if nobody answers.",
    location: document.locate(below(pointer, "reply")),
  };
}

function operationWithoutMessages(document: LoadedDocument, { key, pointer, channel }: DocumentOperation): Diagnostic {
  const isVersion2 = String(document.root["asyncapi"]).startsWith("2.");
  return {
    code: "operation-without-messages",
    severity: "warning",
    message: `operation ${key} on channel ${channel.key} has no message`,
    consequence: "What it is about is unknown, so the package has no method and no handler for it.",
    remedy: `Give ${isVersion2 ? "the operation a `message`" : "the channel `messages`"}, or leave the operation out.`,
    location: document.locate(pointer),
    related: { message: "The channel is here.", location: document.locate(channel.pointer) },
  };
}

function readReply(
  document: LoadedDocument,
  operation: DocumentOperation,
  known: Known,
  diagnostics: Diagnostic[],
): Reply | undefined {
  const { reply } = operation;
  if (reply === undefined) return undefined;
  const channel = reply.channel === undefined ? undefined : known.channels.get(reply.channel);
  // A runtime expression names the address, or the channel says that it has none of its own.
  const isDynamic = reply.dynamicAddress || channel === undefined || channel.address === null;
  return defined({
    messages: messagesOf(reply.messages, known),
    address: reply.address,
    addressPlaces: addressPlaces(document, operation, known, diagnostics),
    channel: isDynamic ? null : channel,
  });
}

/** Where each message of an operation has its reply address, and a word on those that cannot have it there. */
function addressPlaces(
  document: LoadedDocument,
  operation: DocumentOperation,
  known: Known,
  diagnostics: Diagnostic[],
): ReadonlyMap<Message, MessagePlace> | undefined {
  const places = new Map<Message, MessagePlace>();
  for (const written of operation.messages) {
    const message = known.messages.get(written);
    if (message === undefined) continue;
    const { place, problem } = readReplyAddress(operation, known.messageSchemas.get(message.key));
    if (place !== undefined) places.set(message, place);
    if (problem !== undefined) {
      diagnostics.push(replyAddressProblem(document, operation, { message: written, problem }));
    }
  }
  return places.size === 0 ? undefined : places;
}

function messagesOf(messages: readonly DocumentMessage[], known: Known): readonly Message[] {
  // Messages that say the same are one.
  return [...new Set(messages.flatMap((message) => known.messages.get(message) ?? []))];
}
