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
  { id: "misspelt-extension", severity: "warning", title: "An extension that is nearly one of eventwright's." },
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
  {
    id: "example-does-not-match",
    severity: "warning",
    title: "An example of a message or of a schema breaks the schema.",
  },
  { id: "number-rounded", severity: "warning", title: "An integer of a schema that JavaScript reads as another." },
  { id: "default-does-not-match", severity: "warning", title: "A default breaks the schema that has it." },
  { id: "operation-without-messages", severity: "warning", title: "An operation that no message belongs to." },
  { id: "message-without-payload", severity: "warning", title: "A message says nothing of its payload." },
  { id: "other-protocol", severity: "info", title: "A server that speaks no AMQP, whose channels are left out." },
  {
    id: "server-without-channels",
    severity: "info",
    title: "A server that speaks no AMQP, and has no channel to itself.",
  },
  { id: "no-amqp-channel", severity: "warning", title: "A document that has no channel on a broker that speaks AMQP." },
  {
    id: "vhost-of-connection",
    severity: "info",
    title: "A vhost in bindings, which connections do not take from there.",
  },
  {
    id: "login-not-supported",
    severity: "warning",
    title: "A broker that asks for a login that connections do not have.",
  },
  {
    id: "security-scheme-left-out",
    severity: "info",
    title: "One of several ways to log in that connections do not have.",
  },
  {
    id: "certificate-without-tls",
    severity: "warning",
    title: "A client certificate for a broker that is reached without TLS.",
  },
  { id: "exchange-without-type", severity: "warning", title: "An exchange that does not say its type." },
  { id: "operation-without-address", severity: "warning", title: "An operation on a channel that has no address." },
  {
    id: "parameter-schema-not-checked",
    severity: "warning",
    title: "A parameter's schema says what is not checked of texts in addresses.",
  },
  {
    id: "content-type-not-json",
    severity: "warning",
    title: "A message whose bodies are not JSON, and which is left out.",
  },
  {
    id: "correlation-id-not-used",
    severity: "warning",
    title: "A correlation id in a place that is not read; an `info` where no one answers the message.",
  },
  { id: "reply-without-messages", severity: "warning", title: "A reply that has no message." },
  { id: "reply-address-not-used", severity: "warning", title: "An address for replies that requesters do not use." },
  {
    id: "reply-queue-of-one-requester",
    severity: "warning",
    title: "A queue of replies that only one requester may read.",
  },
  {
    id: "acknowledged-in-part",
    severity: "warning",
    title: "Operations on one queue, of which only some say `ack: false`.",
  },
  { id: "message-sent-twice", severity: "info", title: "Two operations that send one message to one channel." },
  { id: "message-name-shared", severity: "info", title: "Messages that are called the same on the wire." },
  {
    id: "duplicate-generated-name",
    severity: "warning",
    title: "Messages or schemas whose names would be the same in code.",
  },
  {
    id: "expires-at-once",
    severity: "warning",
    title: "An operation whose messages expire before anybody can wait for them.",
  },
  { id: "format-not-checked", severity: "info", title: "A `format` that validators do not check." },
];
