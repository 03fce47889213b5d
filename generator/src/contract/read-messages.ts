import type { ContentEncoding, Discriminator, Envelope, JsonValue, Message } from "./contract.js";
import { defined } from "./defined.js";
import type { Diagnostic } from "./diagnostic.js";
import { below, isObject, type JsonObject, valueAt } from "./json-pointer.js";
import type { DocumentMessage, LoadedDocument } from "./loaded-document.js";
import { pascalCase } from "./names.js";
import { constantsAt } from "./read-constants.js";
import { placesAt, readEnvelope } from "./read-envelope.js";
import { checkOwners, readUrgency } from "./read-extensions.js";
import { headersOf, isOwn } from "./read-headers.js";
import type { SchemaUse } from "./read-schema-graph.js";
import { isReference, targetOf } from "./reference.js";
import { isOpen } from "./schema-cluster.js";
import type { JsonSchema } from "./schema-graph.js";
import { canonicalPlace } from "./schema-names.js";

export interface ReadMessages {
  /** Without discriminators: those depend on which messages share a channel. */
  readonly messages: ReadonlyMap<DocumentMessage, Message>;
  readonly uses: readonly SchemaUse[];
}

export function readMessages(document: LoadedDocument, diagnostics: Diagnostic[]): ReadMessages {
  const uses: SchemaUse[] = [];
  const messages = new Map<DocumentMessage, Message>();
  const byTypeName = new Map<string, { readonly written: DocumentMessage; readonly message: Message }>();
  const keyOf = keysOf(document);

  for (const written of document.messages) {
    const location = document.locate(written.pointer);
    const key = keyOf(written);
    const typeName = pascalCase(key);
    if (typeName === undefined) {
      diagnostics.push(noName(written, location));
      continue;
    }
    const other = byTypeName.get(typeName);
    if (other !== undefined && sayTheSame(document, other.written, written)) {
      messages.set(written, other.message);
      continue;
    }
    checkOwners(document, written, "message", diagnostics);
    readUrgency(document, written, diagnostics);
    const body = bodyOf(document, written, typeName, uses, diagnostics);
    const envelope = readEnvelope(document, body, diagnostics);
    const event = eventOf(document, body, envelope, typeName, uses);
    const headers = headersOf(document, written, typeName, uses);
    const message: Message = defined({
      key,
      typeName,
      name: nameOf(written),
      title: written.title,
      description: written.summary ?? written.description,
      deprecated: written.deprecated,
      contentType: written.contentType ?? document.defaultContentType ?? "application/json",
      contentEncoding: readContentEncoding(document, written, diagnostics),
      body: document.refOf(body),
      event: document.refOf(event),
      envelope,
      constants: constantsAt(document.root, event),
      headers: headers === undefined ? undefined : document.refOf(headers.pointer),
      headerConstants: headers?.constants ?? [],
      requiredHeaders: headers?.required ?? [],
      examples: examplesOf(document, written),
      location,
    });
    if (other !== undefined) diagnostics.push(duplicateName(message, other.message));
    byTypeName.set(typeName, { written, message });
    messages.set(written, message);
  }
  return { messages, uses };
}

/**
 * A message that is written inside a channel shares its key with nobody of that channel, but perhaps with a message of
 * another one: then both are called by channel and key.
 */
function keysOf(document: LoadedDocument): (message: DocumentMessage) => string {
  const users = new Map<string, DocumentMessage>();
  const shared = new Set<string>();
  for (const message of document.messages) {
    const name = pascalCase(message.key) ?? "";
    const other = users.get(name);
    if (other === undefined) users.set(name, message);
    else if (!sayTheSame(document, other, message)) shared.add(name);
  }
  return ({ key, channelKey }) =>
    channelKey !== undefined && shared.has(pascalCase(key) ?? "") ? `${channelKey}-${key}` : key;
}

/** Written twice, or listed once for each of the kinds that an extension tells apart. */
function sayTheSame(document: LoadedDocument, left: DocumentMessage, right: DocumentMessage): boolean {
  return contentOf(document, left) === contentOf(document, right);
}

function contentOf(document: LoadedDocument, message: DocumentMessage): string {
  const own = valueAt(document.root, message.pointer);
  return JSON.stringify(isObject(own) ? Object.entries(own).filter(([key]) => !key.startsWith("x-")) : own);
}

/** The AMQP binding's `messageType` is the very property of the wire; `name` is what AsyncAPI has for any protocol. */
function nameOf(message: DocumentMessage): string {
  return textOf(message.amqp?.["messageType"]) ?? message.name ?? message.key;
}

function bodyOf(
  document: LoadedDocument,
  message: DocumentMessage,
  typeName: string,
  uses: SchemaUse[],
  diagnostics: Diagnostic[],
): string {
  const name = /Message$/.test(typeName) ? typeName : `${typeName}Message`;
  if (message.payload !== undefined) {
    const pointer = canonicalPlace(document, message.payload);
    uses.push({ pointer, name: isOwn(pointer, message) ? name : undefined, role: "message-body" });
    return pointer;
  }
  const pointer = below(message.pointer, "payload");
  uses.push({ pointer, name, role: "message-body", composed: {} });
  diagnostics.push({
    code: "message-without-payload",
    severity: "warning",
    message: `${message.key} has no payload`,
    consequence: "Any body would be published and accepted.",
    remedy: "Add a `payload`.",
    location: document.locate(message.pointer),
  });
  return pointer;
}

/** The schema of the event: what the envelope's payload is described as, by however many schemas. */
function eventOf(
  document: LoadedDocument,
  body: string,
  envelope: Envelope | undefined,
  typeName: string,
  uses: SchemaUse[],
): string {
  const path = envelope?.find((field) => field.role === "payload")?.path;
  if (path === undefined) return body;
  const places = placesAt(document, body, path);
  const telling = places.filter((place) => !isOpen(valueAt(document.root, place)));
  const [first = body, second] = telling.length > 0 ? telling : places;
  const name = /Event$/.test(typeName) ? typeName : `${typeName}Event`;
  if (telling.length > 1 && second !== undefined) {
    const pointer = below(body, "x-eventwright-event");
    const composed: JsonSchema = { allOf: telling.map((place) => ({ $ref: `#${place}` })) };
    uses.push({ pointer, name, role: "event", composed });
    return pointer;
  }
  const schema = valueAt(document.root, first);
  const pointer = isReference(schema) ? canonicalPlace(document, targetOf(schema)) : first;
  uses.push({ pointer, name: isReference(schema) ? undefined : name, role: "event" });
  return pointer;
}

/**
 * The constant that tells a message from the others of its channels: each of them has another value at the same path.
 * Where a message is alone, its first constant still tells it from what should not have come.
 */
export function discriminatorOf(message: Message, others: readonly Message[]): Discriminator | undefined {
  const candidates = placedConstants(message);
  return candidates.find(({ path, value }) =>
    others.every((other) =>
      placedConstants(other).some((theirs) => theirs.path.join("\0") === path.join("\0") && theirs.value !== value),
    ),
  );
}

function placedConstants(message: Message): readonly Discriminator[] {
  const prefix = message.envelope?.find((field) => field.role === "payload")?.path ?? [];
  return message.constants
    .filter(({ value }) => typeof value !== "object")
    .map(({ name, value }) => ({ path: [...prefix, name], value }));
}

function examplesOf(document: LoadedDocument, message: DocumentMessage): Message["examples"] {
  // As it is written: the copy that went through the parser may have been made harmless.
  const own = valueAt(document.root, below(message.pointer, "examples"));
  const examples: readonly JsonObject[] = Array.isArray(own) ? own.filter(isObject) : message.examples;
  return examples.map((example, index) =>
    defined({
      name: textOf(example["name"]),
      payload: example["payload"] as JsonValue | undefined,
      headers: example["headers"] as JsonValue | undefined,
      location: document.locate(below(message.pointer, "examples", index)),
    }),
  );
}

/** Senders that mean the text itself say so in many ways; what else the runtime could not undo is refused. */
function readContentEncoding(
  document: LoadedDocument,
  message: DocumentMessage,
  diagnostics: Diagnostic[],
): ContentEncoding | undefined {
  const said = textOf(message.amqp?.["contentEncoding"]);
  const encoding = said?.toLowerCase();
  if (encoding === "gzip" || encoding === "deflate" || encoding === "br") return encoding;
  if (encoding === undefined || /^(identity|binary|utf-?8)$/.test(encoding)) return undefined;
  diagnostics.push({
    code: "unsupported-content-encoding",
    severity: "error",
    message: `message ${message.key} has the content encoding "${said}"`,
    consequence: "Its bodies could not be read or written.",
    remedy: "Use gzip, deflate or br, or leave it out.",
    location: document.locate(below(message.pointer, "bindings", "amqp", "contentEncoding")),
  });
  return undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function duplicateName(message: Message, other: Message): Diagnostic {
  return {
    code: "duplicate-generated-name",
    severity: "error",
    message: `two messages would be emitted as ${message.typeName}`,
    consequence: "Their methods and handlers could not be told apart.",
    remedy: "Rename one of their keys.",
    location: message.location,
    related: { message: `The other ${other.typeName} is here.`, location: other.location },
  };
}

function noName(message: DocumentMessage, location: Diagnostic["location"]): Diagnostic {
  return {
    code: "no-generated-name",
    severity: "error",
    message: `the message "${message.key}" holds no letter or digit to make a name of`,
    consequence: "No method can be emitted for it.",
    remedy: "Give it a key with letters.",
    location,
  };
}
