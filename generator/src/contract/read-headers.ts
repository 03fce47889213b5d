import type { Constant, HeaderDiscriminator, Message } from "./contract.js";
import { below, isObject, type JsonObject, tokensOf, valueAt } from "./json-pointer.js";
import type { DocumentMessage, LoadedDocument } from "./loaded-document.js";
import { mergePatch } from "./merge-patch.js";
import { constantsAt } from "./read-constants.js";
import type { SchemaUse } from "./read-schema-graph.js";
import { isReference, targetOf } from "./reference.js";
import { requiredNames } from "./schema-cluster.js";
import { canonicalPlace } from "./schema-names.js";

export interface Headers {
  readonly pointer: string;
  readonly constants: readonly Constant[];
  /** Those that are not filled in. */
  readonly required: readonly string[];
}

/** The schema of a message's headers: its own and those of its traits. */
export function headersOf(
  document: LoadedDocument,
  message: DocumentMessage,
  typeName: string,
  uses: SchemaUse[],
): Headers | undefined {
  const [only, ...more] = message.headers;
  if (only === undefined) return undefined;
  const name = `${typeName}Headers`;
  if (more.length === 0) {
    const pointer = canonicalPlace(document, only);
    uses.push({ pointer, name: isOwn(pointer, message) ? name : undefined, role: "message-headers" });
    return readHeaders(document.root, pointer);
  }
  const schemas = message.headers.map((pointer) => referred(document, pointer));
  const composed = schemas.reduce<unknown>((merged, schema) => mergePatch(merged, schema), {});
  const pointer = below(message.pointer, "x-eventwright-headers");
  uses.push({ pointer, name, role: "message-headers", composed: isObject(composed) ? composed : {} });
  // It stands nowhere in the document, but what it refers to does.
  return { ...readHeaders({ ...document.root, "x-eventwright-headers": composed }, "/x-eventwright-headers"), pointer };
}

function readHeaders(root: JsonObject, pointer: string): Headers {
  const constants = constantsAt(root, pointer);
  const filledIn = new Set<unknown>(constants.map(({ name }) => name));
  const required = [...requiredNames(root, pointer)].filter((name) => typeof name === "string");
  return { pointer, constants, required: required.filter((name) => !filledIn.has(name)) };
}

function referred(document: LoadedDocument, pointer: string): unknown {
  const schema = valueAt(document.root, pointer);
  return isReference(schema) ? valueAt(document.root, targetOf(schema)) : schema;
}

/** The constant header that tells a message from the others of its channels: each of them has another value for it. */
export function headerDiscriminatorOf(message: Message, others: readonly Message[]): HeaderDiscriminator | undefined {
  return message.headerConstants.find(
    ({ name, value }) =>
      typeof value !== "object" &&
      others.every((other) => other.headerConstants.some((theirs) => theirs.name === name && theirs.value !== value)),
  );
}

/** Written in the message, and not somewhere that has a name. */
export function isOwn(pointer: string, message: DocumentMessage): boolean {
  const rest = tokensOf(pointer).slice(tokensOf(message.pointer).length);
  return pointer.startsWith(`${message.pointer}/`) && rest.length <= 2;
}
