import type { Constant, HeaderDiscriminator, Message } from "./contract.js";
import { below, isObject, type JsonObject, pointerOf, tokensOf, valueAt } from "./json-pointer.js";
import type { DocumentMessage, LoadedDocument } from "./loaded-document.js";
import { mergePatch } from "./merge-patch.js";
import { constantsAt } from "./read-constants.js";
import type { SchemaPlace } from "./read-place.js";
import type { SchemaUse } from "./read-schema-graph.js";
import { isReference, referenceTo, targetOf } from "./reference.js";
import { clusterAt, requiredNames } from "./schema-cluster.js";
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
  const use = (pointer: string, own?: string, composed?: Pick<SchemaUse, "composed" | "originOf">): void => {
    uses.push({ pointer, name: own, role: "message-headers", ...composed });
  };
  if (more.length > 0) {
    const parts = message.headers.map((pointer) => referred(document, pointer));
    const schemas = parts.map((pointer) => valueAt(document.root, pointer));
    const merged = schemas.reduce<unknown>((all, schema) => mergePatch(all, schema), {});
    const composed = { type: "object", ...(isObject(merged) ? merged : {}) };
    use(place, name, { composed, originOf: (pointer) => originAmong(document, parts, pointer) });
    // It stands nowhere in the document, but what it refers to does.
    const root = { ...document.root, "x-eventwright-headers": merged };
    return { ...readHeaders(root, "/x-eventwright-headers"), pointer: place };
  }
  const pointer = canonicalPlace(document, only);
  const schema = valueAt(document.root, pointer);
  const own = isOwn(pointer, message) ? name : undefined;
  if (clusterAt(document.root, pointer).some((part) => part.schema["type"] === "object")) use(pointer, own);
  else if (own !== undefined && isObject(schema) && !isReference(schema) && schema["type"] === undefined)
    use(pointer, own, { composed: { type: "object", ...schema } });
  else {
    const composed = { allOf: [{ type: "object" }, { $ref: referenceTo(pointer) }] };
    use(place, name, { composed, originOf: () => only });
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

function referred(document: LoadedDocument, pointer: string): string {
  const schema = valueAt(document.root, pointer);
  return isReference(schema) ? targetOf(schema) : pointer;
}

/** Of schemas that are merged the last that has what stands at a pointer, else that which has most of the way to it. */
function originAmong(document: LoadedDocument, schemas: readonly string[], pointer: string): string {
  const tokens = tokensOf(pointer);
  for (let length = tokens.length; length > 0; length--) {
    const way = pointerOf(tokens.slice(0, length));
    const holder = schemas.findLast((schema) => valueAt(document.root, schema + way) !== undefined);
    if (holder !== undefined) return holder + way;
  }
  return schemas[0] ?? "";
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
