import type { Diagnostic } from "./diagnostic.js";
import { below } from "./json-pointer.js";
import type { DocumentMessage, LoadedDocument } from "./loaded-document.js";
import {
  describeProblem,
  describeProperty,
  type MessageSchemas,
  type PlaceProblem,
  type PlaceReading,
  readPlace,
} from "./read-place.js";

const ownProperty = /^\$message\.header#\/correlation[-_]?id$/i;

/** What the document says of a message's correlation id. */
export function readCorrelation(expression: string | undefined, schemas: MessageSchemas): PlaceReading {
  return expression === undefined ? { isRequired: false } : readPlace(expression, schemas, { ownProperty });
}

/** What an author is told whose place is not used. `isExchanged`: the message is a request or a reply. */
export function correlationProblem(
  document: LoadedDocument,
  message: DocumentMessage,
  { problem, isExchanged }: { readonly problem: PlaceProblem; readonly isExchanged: boolean },
): Diagnostic {
  const location = document.locate(below(message.pointer, "correlationId"));
  const at = message.correlationId ?? "";
  return {
    code: "correlation-id-not-used",
    severity: isExchanged ? "warning" : "info",
    message: `message ${message.key} has its correlation id at "${at}", ${describeProblem(problem)}`,
    consequence: isExchanged
      ? "Its requests and replies are matched by AMQP's `correlationId` alone: nothing is read there, and what is written there is the caller's."
      : "It is not filled in: a publisher gives it.",
    remedy: describeProperty,
    location,
  };
}
