import type { Diagnostic } from "../contract/diagnostic.js";

/**
 * What is found while a document is read and its code is prepared, and stops nothing. The lint reports it with its own, under
 * the same configuration, and looks for none of it again.
 */
export interface DocumentFinding {
  readonly id: string;
  readonly severity: Exclude<Diagnostic["severity"], "error">;
  /** What it finds, in one line. */
  readonly title: string;
}

export const documentFindings: readonly DocumentFinding[] = [
  {
    id: "priority-above-maximum",
    severity: "warning",
    title: "An urgency or priority is above what the queue keeps apart.",
  },
  { id: "queue-ignores-priority", severity: "warning", title: "An urgency on a queue that knows none." },
  {
    id: "binding-key-matches-nothing",
    severity: "warning",
    title: "A binding key that no routing key of the document matches.",
  },
  { id: "foreign-bindings", severity: "warning", title: "A channel with bindings for other protocols alone." },
  {
    id: "extension-in-bindings",
    severity: "warning",
    title: "An extension inside `bindings`, where nothing reads it.",
  },
  { id: "unknown-binding-key", severity: "warning", title: "A key of an AMQP binding that nothing reads there." },
  {
    id: "password-in-document",
    severity: "warning",
    title: "A broker's URL, or a variable of it, has a password in it.",
  },
  { id: "parameter-value-not-sendable", severity: "warning", title: "A parameter's value that no sender can give." },
  { id: "parameter-location-not-used", severity: "info", title: "A parameter says where in the message its value is." },
  { id: "type-not-said", severity: "info", title: "A schema has `properties` or `items` and no type." },
  {
    id: "property-of-every-object",
    severity: "warning",
    title: "A property's name is one that every object of JavaScript has.",
  },
  {
    id: "discriminator-not-enforced",
    severity: "warning",
    title: "A `discriminator` of AsyncAPI, whose values the schemas do not say.",
  },
  {
    id: "schema-of-two-languages",
    severity: "warning",
    title: "A schema that is referred to as OpenAPI's and as AsyncAPI's, and means another thing to each.",
  },
  { id: "endless-schema", severity: "warning", title: "A schema applies itself to the same value again." },
  { id: "ignored-keyword", severity: "warning", title: "A keyword that has no effect where it stands." },
  { id: "example-does-not-match", severity: "warning", title: "An example of a message breaks its schema." },
  { id: "number-rounded", severity: "warning", title: "An integer of a schema that JavaScript reads as another." },
  { id: "default-does-not-match", severity: "warning", title: "A default breaks the schema that has it." },
  { id: "operation-without-messages", severity: "warning", title: "An operation that no message belongs to." },
  { id: "message-without-payload", severity: "warning", title: "A message says nothing of its payload." },
];
