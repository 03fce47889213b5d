import type { Constant, HeaderDiscriminator, Message } from "./contract.js";
import { below, isObject, type JsonObject, tokensOf, valueAt } from "./json-pointer.js";
import type { DocumentMessage, LoadedDocument } from "./loaded-document.js";
import { mergePatch } from "./merge-patch.js";
import { constantsAt } from "./read-constants.js";
import type { SchemaPlace } from "./read-place.js";
import type { SchemaUse } from "./read-schema-graph.js";
import { isReference, referenceTo, targetOf } from "./reference.js";
import { clusterAt, requiredNames } from "./schema-cluster.js";
import type { JsonSchema } from "./schema-graph.js";
import { canonicalPlace } from "./schema-names.js";

export interface Headers {
  readonly pointer: string;
  /** Where their schema can be read. */
  readonly schema: SchemaPlace;
  readonly constants: readonly Constant[];
  /** Those that are not filled in. */
  readonly required: readonly string[];
}

/**
 * The schema of a message's headers: its own and those of its traits. Headers are an object (AsyncAPI: "MUST be a map of
 * key-value pairs"), also where their schema does not say so.
 */
export function headersOf(
  document: LoadedDocument,
  message: DocumentMessage,
  typeName: string,
  uses: SchemaUse[],
): Headers | undefined {
  const [only, ...more] = message.headers;
  if (only === undefined) return undefined;
  const name = `${typeName}Headers`;
  const place = below(message.pointer, "x-eventwright-headers");
  const use = (pointer: string, own?: string, composed?: JsonSchema): void => {
    uses.push({ pointer, name: own, role: "message-headers", ...(composed === undefined ? {} : { composed }) });
  };
  if (more.length > 0) {
    const schemas = message.headers.map((pointer) => referred(document, pointer));
    const merged = schemas.reduce<unknown>((all, schema) => mergePatch(all, schema), {});
    use(place, name, { type: "object", ...(isObject(merged) ? merged : {}) });
    // It stands nowhere in the document, but what it refers to does.
    const root = { ...document.root, "x-eventwright-headers": merged };
    return { ...readHeaders(root, "/x-eventwright-headers"), pointer: place };
  }
  const pointer = canonicalPlace(document, only);
  const schema = valueAt(document.root, pointer);
  const own = isOwn(pointer, message) ? name : undefined;
  if (clusterAt(document.root, pointer).some((part) => part.schema["type"] === "object")) use(pointer, own);
  else if (own !== undefined && isObject(schema) && !isReference(schema) && schema["type"] === undefined)
    use(pointer, own, { type: "object", ...schema });
  else {
    use(place, name, { allOf: [{ type: "object" }, { $ref: referenceTo(pointer) }] });
    return { ...readHeaders(document.root, pointer), pointer: place };
  }
  return readHeaders(document.root, pointer);
}

function readHeaders(root: JsonObject, pointer: string): Headers {
  const constants = constantsAt(root, pointer);
  const filledIn = new Set<unknown>(constants.map(({ name }) => name));
  const required = [...requiredNames(root, pointer)].filter((name) => typeof name === "string");
  const schema = { root, pointer };
  return { pointer, schema, constants, required: required.filter((name) => !filledIn.has(name)) };
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
