import { isJsonType } from "./content-type.js";
import type { Message, Operation } from "./contract.js";
import type { Diagnostic } from "./diagnostic.js";
import type { DocumentMessage, LoadedDocument } from "./loaded-document.js";
import { written } from "./written.js";

/**
 * Bodies are written and read as JSON. Messages with others are named and left out, and so is an operation that has no
 * other, or gets no other for an answer.
 *
 * @param messages The messages by what is written of them.
 */
export function withoutForeignBodies(
  document: LoadedDocument,
  operation: Operation,
  messages: ReadonlyMap<DocumentMessage, Message>,
  diagnostics: Diagnostic[],
): Operation | undefined {
  const { messages: sent, reply } = operation;
  const foreign = [...sent, ...(reply?.messages ?? [])].filter((message) => !isJson(message));
  if (foreign.length === 0) return operation;
  const carried = sent.filter(isJson);
  const replies = reply?.messages.filter(isJson);
  const isLost = carried.length === 0 || (replies?.length === 0 && reply?.messages.length !== 0);
  for (const message of foreign) {
    diagnostics.push({
      code: "content-type-not-json",
      severity: "warning",
      message: `message ${message.key} of operation ${operation.key} has the content type "${message.contentType}"`,
      consequence: `Bodies are written and read as JSON, so ${isLost ? "the operation" : "the message"} is left out; types and validators are emitted.`,
      remedy: "Say `contentType: application/json`, if that is what is sent.",
      location: document.locate(placeOf(document, message, messages)),
    });
  }
  if (isLost) return undefined;
  if (reply === undefined || replies === undefined) return { ...operation, messages: carried };
  return { ...operation, messages: carried, reply: { ...reply, messages: replies } };
}

function isJson({ contentType }: Message): boolean {
  return isJsonType(contentType);
}

function placeOf(document: LoadedDocument, message: Message, messages: ReadonlyMap<DocumentMessage, Message>): string {
  const [source] = [...messages].find(([, read]) => read === message) ?? [];
  return source?.contentType === undefined ? "/defaultContentType" : written(document, source, ["contentType"]);
}
