import type { ContentEncoding, Discriminator, Envelope, JsonValue, Message, MessagePlace } from "./contract.js";
import { defined } from "./defined.js";
import type { Diagnostic } from "./diagnostic.js";
import { type Claim, distinctNames, fingerprint } from "./distinct-names.js";
import { below, isObject, type JsonObject, valueAt } from "./json-pointer.js";
import type { DocumentMessage, DocumentOperation, LoadedDocument } from "./loaded-document.js";
import { pascalCase } from "./names.js";
import { constantsAt } from "./read-constants.js";
import { readCorrelation } from "./read-correlation.js";
import { placesAt, readEnvelope } from "./read-envelope.js";
import { checkOwners, readUrgency } from "./read-extensions.js";
import { headersOf, isOwn } from "./read-headers.js";
import { type MessageSchemas, type PlaceProblem, pathInEvent } from "./read-place.js";
import { readReplyAddress } from "./read-reply-address.js";
import type { SchemaUse } from "./read-schema-graph.js";
import { isReference, targetOf } from "./reference.js";
import { isOpen } from "./schema-cluster.js";
import type { JsonSchema } from "./schema-graph.js";
import { canonicalPlace } from "./schema-names.js";

export interface ReadMessages {
  /** Without discriminators: those depend on which messages share a channel. */
  readonly messages: ReadonlyMap<DocumentMessage, Message>;
  readonly uses: readonly SchemaUse[];
  /** By key: why a message's correlation id is not used where the document has it. */
  readonly correlationProblems: ReadonlyMap<string, PlaceProblem>;
  /** By key: what describes what else operations have in a message. */
  readonly messageSchemas: ReadonlyMap<string, MessageSchemas>;
}

export function readMessages(document: LoadedDocument, diagnostics: Diagnostic[]): ReadMessages {
  const uses: SchemaUse[] = [];
  const messages = new Map<DocumentMessage, Message>();
  const byKey = new Map<string, Message>();
  const correlationProblems = new Map<string, PlaceProblem>();
  const messageSchemas = new Map<string, MessageSchemas>();
  const keyOf = keysOf(document, diagnostics);
  const usesOf = operationsByMessage(document, keyOf);

  for (const written of document.messages) {
    const location = document.locate(written.pointer);
    const key = keyOf(written);
    const typeName = pascalCase(key) ?? key;
    const same = byKey.get(key);
    if (same !== undefined) {
      messages.set(written, same);
      continue;
    }
    checkOwners(document, written, "message", diagnostics);
    const body = bodyOf(document, written, typeName, uses, diagnostics);
    const envelope = readEnvelope(document, body, diagnostics);
    const event = eventOf(document, body, envelope, typeName, uses);
    const headers = headersOf(document, written, typeName, uses);
    const constants = constantsAt(document.root, event);
    const { correlationId } = written;
    const schemas = { body: { root: document.root, pointer: body }, headers: headers?.schema };
    messageSchemas.set(key, schemas);
    const { place, isRequired, problem } = readCorrelation(correlationId, schemas);
    if (problem !== undefined) correlationProblems.set(key, problem);
    const filled = [isRequired ? place : undefined, replyPlaceOf(usesOf(key), schemas)].filter(isPresent);
    const inEvent = filled.flatMap((one) => [pathInEvent(one, envelope)].filter(isPresent));
    const inHeaders = filled.flatMap((one) => (one.in === "headers" ? [one.path] : []));
    const message: Message = defined({
      key,
      typeName,
      name: nameOf(written),
      handlerName: nameOf(written),
      title: written.title,
      description: written.summary ?? written.description,
      tags: written.tags,
      deprecated: written.deprecated,
      urgency: readUrgency(document, written, diagnostics),
      contentType: written.contentType ?? document.defaultContentType ?? "application/json",
      contentEncoding: readContentEncoding(document, written, diagnostics),
      schemaLanguage: schemaLanguageOf(document, written),
      correlationId,
      correlationPlace: place,
      body: document.refOf(body),
      event: document.refOf(event),
      envelope,
      constants,
      filledIn: [...constants.map(({ name }) => [name]), ...inEvent],
      headers: headers === undefined ? undefined : document.refOf(headers.pointer),
      headerConstants: headers?.constants ?? [],
      filledInHeaders: [...(headers?.constants ?? []).map(({ name }) => [name]), ...inHeaders],
      requiredHeaders: headers?.required ?? [],
      examples: examplesOf(document, written),
      location,
    });
    byKey.set(key, message);
    messages.set(written, message);
  }
  const agreed = agreeOnInputs([...byKey.values()]);
  return {
    messages: new Map([...messages].map(([written, message]) => [written, agreed.get(message) ?? message])),
    uses,
    correlationProblems,
    messageSchemas,
  };
}

/** The operations that carry the message of a key, and undefined for each that has it for a reply. */
function operationsByMessage(
  { operations }: LoadedDocument,
  keyOf: (message: DocumentMessage) => string,
): (key: string) => readonly (DocumentOperation | undefined)[] {
  const uses = new Map<string, (DocumentOperation | undefined)[]>();
  const add = (message: DocumentMessage, operation: DocumentOperation | undefined): void => {
    const key = keyOf(message);
    uses.set(key, [...(uses.get(key) ?? []), operation]);
  };
  for (const operation of operations) {
    for (const message of operation.messages) add(message, operation);
    for (const message of operation.reply?.messages ?? []) add(message, undefined);
  }
  return (key) => uses.get(key) ?? [];
}

/**
 * The place of a reply address that is required, and that a sender need not give: whenever the message is sent, it is a request
 * with its address there.
 */
function replyPlaceOf(
  uses: readonly (DocumentOperation | undefined)[],
  schemas: MessageSchemas,
): MessagePlace | undefined {
  const readings = uses.map((operation) => operation && readReplyAddress(operation, schemas));
  const places = readings.map((reading) => (reading?.isRequired === true ? reading.place : undefined));
  const [first] = places;
  return places.every((place) => JSON.stringify(place) === JSON.stringify(first)) ? first : undefined;
}

function isPresent<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}

/** One schema has one type for publishers: of messages that share it, each gives what one of them has to give. */
function agreeOnInputs(messages: readonly Message[]): ReadonlyMap<Message, Message> {
  const events = filledInByAll(messages, ({ event, filledIn }) => ({ ref: event, paths: filledIn }));
  const headers = filledInByAll(messages, (message) => ({ ref: message.headers, paths: message.filledInHeaders }));
  return new Map(
    messages.map((message) => {
      const filledIn = message.filledIn.filter((path) => events.isByAll(message.event, path));
      const filledInHeaders = message.filledInHeaders.filter((path) => headers.isByAll(message.headers, path));
      const names = new Set(filledInHeaders.filter(({ length }) => length === 1).map(([name]) => name));
      const requiredHeaders = message.requiredHeaders.filter((name) => !names.has(name));
      return [message, { ...message, filledIn, filledInHeaders, requiredHeaders }];
    }),
  );
}

function filledInByAll(
  messages: readonly Message[],
  of: (message: Message) => { readonly ref: string | undefined; readonly paths: readonly (readonly string[])[] },
): { isByAll(ref: string | undefined, path: readonly string[]): boolean } {
  const users = new Map<string | undefined, number>();
  const counts = new Map<string, number>();
  const count = <Key>(all: Map<Key, number>, key: Key): void => void all.set(key, (all.get(key) ?? 0) + 1);
  for (const { ref, paths } of messages.map(of)) {
    count(users, ref);
    for (const path of paths) count(counts, JSON.stringify([ref, path]));
  }
  return { isByAll: (ref, path) => counts.get(JSON.stringify([ref, path])) === users.get(ref) };
}

/**
 * The keys of messages: one for all that say the same, and no two that make one name. A message that is written inside a
 * channel shares its key with nobody of that channel, but perhaps with a message of another one: then both are called by
 * channel and key. Where that does not tell them apart, or their keys differ in signs that no name can have, the one whose
 * key is its name keeps it, and the others get a few letters that follow from their places.
 */
function keysOf(document: LoadedDocument, diagnostics: Diagnostic[]): (message: DocumentMessage) => string {
  const shared = sharedNames(document);
  const groups = new Map<string, [DocumentMessage, ...DocumentMessage[]]>();
  for (const message of document.messages) {
    const key = keyInChannel(message, shared);
    const group = `${pascalCase(key) ?? ""} ${contentOf(document, message)}`;
    const others = groups.get(group);
    if (others === undefined) groups.set(group, [message]);
    else others.push(message);
  }
  const claims = [...groups.values()].map((group): Claim<readonly DocumentMessage[]> => {
    const [{ pointer }] = group;
    const key = keyInChannel(group[0], shared);
    const name = pascalCase(key);
    const own = `${name === undefined ? "message" : key}-${fingerprint(pointer)}`;
    return { item: group, names: name === undefined ? [own] : [key, own], rank: name === key ? 0 : 1 };
  });
  const keys = distinctNames(claims, (key) => pascalCase(key) ?? key);
  for (const { item, names } of claims) {
    const [written] = item;
    const key = keys.get(item);
    if (written !== undefined && key !== names[0]) diagnostics.push(renamed(document, written, { key, names, claims }));
  }
  const byMessage = new Map([...keys].flatMap(([group, key]) => group.map((message) => [message, key] as const)));
  return (message) => byMessage.get(message) ?? message.key;
}

/** The names that messages of several channels would have, which do not say the same. */
function sharedNames(document: LoadedDocument): ReadonlySet<string> {
  const users = new Map<string, DocumentMessage>();
  const shared = new Set<string>();
  for (const message of document.messages) {
    const name = pascalCase(message.key) ?? "";
    const other = users.get(name);
    if (other === undefined) users.set(name, message);
    else if (!sayTheSame(document, other, message)) shared.add(name);
  }
  return shared;
}

function keyInChannel({ key, channelKey }: DocumentMessage, shared: ReadonlySet<string>): string {
  return channelKey !== undefined && shared.has(pascalCase(key) ?? "") ? `${channelKey}-${key}` : key;
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

/** Where the constants of an event stand in the body. */
export function placedConstants(message: Message): readonly Discriminator[] {
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

function schemaLanguageOf({ foreignSchemas }: LoadedDocument, { pointer }: DocumentMessage): string | undefined {
  const payload = below(pointer, "payload");
  return foreignSchemas?.get(payload) ?? foreignSchemas?.get(below(payload, "schema"));
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

function renamed(
  document: LoadedDocument,
  written: DocumentMessage,
  {
    key,
    names,
    claims,
  }: {
    readonly key: string | undefined;
    readonly names: Claim<unknown>["names"];
    readonly claims: readonly Claim<readonly DocumentMessage[]>[];
  },
): Diagnostic {
  const name = pascalCase(names[0]);
  const other = claims.find(({ item, names: theirs }) => item[0] !== written && pascalCase(theirs[0]) === name)
    ?.item[0];
  return defined({
    code: "duplicate-generated-name",
    severity: "warning" as const,
    message: `two messages would be emitted as ${name}`,
    consequence: `This one is emitted as ${pascalCase(key ?? "")}.`,
    remedy: "Give one of them a key with other letters, and its name is its key.",
    location: document.locate(written.pointer),
    related:
      other === undefined ? undefined : { message: "The other one is here.", location: document.locate(other.pointer) },
  });
}
