import type { Diagnostic } from "./diagnostic.js";
import { below } from "./json-pointer.js";
import type { DocumentMessage, DocumentOperation, LoadedDocument } from "./loaded-document.js";
import {
  describeProblem,
  describeProperty,
  type MessageSchemas,
  type PlaceProblem,
  type PlaceReading,
  readPlace,
} from "./read-place.js";

const ownProperty = /^\$message\.header#\/reply[-_]?to$/i;

/** What an operation says of the reply address of a message that it carries. */
export function readReplyAddress({ reply }: DocumentOperation, schemas: MessageSchemas | undefined): PlaceReading {
  const address = reply?.address;
  if (address === undefined || schemas === undefined) return { isRequired: false };
  return readPlace(address, schemas, { ownProperty });
}

/** What an author is told whose place is not used. */
export function replyAddressProblem(
  document: LoadedDocument,
  { key, pointer, reply }: DocumentOperation,
  { message, problem }: { readonly message: DocumentMessage; readonly problem: PlaceProblem },
): Diagnostic {
  return {
    code: "reply-address-not-used",
    severity: "warning",
    message: `operation ${key} has the reply address of message ${message.key} at "${reply?.address ?? ""}", ${describeProblem(problem)}`,
    consequence:
      "Its requests are answered at AMQP's `replyTo` alone: nothing is read there, and what is written there is the caller's.",
    remedy: describeProperty,
    location: document.locate(below(pointer, "reply", "address")),
  };
}
