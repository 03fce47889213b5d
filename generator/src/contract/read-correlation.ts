import type { Envelope, MessagePlace } from "./contract.js";
import type { Diagnostic } from "./diagnostic.js";
import { below, isObject, type JsonObject, tokensOf } from "./json-pointer.js";
import type { DocumentMessage, LoadedDocument } from "./loaded-document.js";
import { clusterAt, isOpen, propertyPlaces, requiredNames } from "./schema-cluster.js";

/** A schema, and the tree that it stands in: merged headers stand in one of their own. */
export interface SchemaPlace {
  readonly root: JsonObject;
  readonly pointer: string;
}

export interface Correlation {
  /** Absent: it is AMQP's own property, or cannot be written where the document says. */
  readonly place?: MessagePlace;
  /** The place is described and required, so a publisher would have to give it. */
  readonly isRequired: boolean;
  /** Why the document's place is not used. */
  readonly problem?: "not-described" | "not-text";
}

const ownProperty = /^\$message\.header#\/correlation[-_]?id$/i;
/** Names that the broker or the runtime gives a meaning. */
const reserved = /^(CC|BCC|x-eventwright-.*)$/i;

/** What the runtime can do with that expression. */
export function readCorrelation(
  expression: string,
  { body, headers }: { readonly body: SchemaPlace; readonly headers: SchemaPlace | undefined },
): Correlation {
  const [, part, pointer = ""] = /^\$message\.(header|payload)#(.*)$/.exec(expression) ?? [];
  const path = tokensOf(pointer);
  const isHeader = part === "header";
  const found = find(isHeader ? headers : body, path);
  // Senders who describe a header of that name mean it; AMQP's own property needs no description.
  if (ownProperty.test(expression) && found.places.length === 0) return { isRequired: false };
  const isWritable = path.length > 0 && !(isHeader && reserved.test(path[0] ?? ""));
  if (!isWritable || (found.places.length === 0 && !found.isOpen))
    return { isRequired: false, problem: "not-described" };
  if (!found.places.every((schema) => allowsText(schema))) return { isRequired: false, problem: "not-text" };
  return { place: { in: isHeader ? "headers" : "body", path }, isRequired: found.isRequired };
}

/** The path of a correlation id below the event, when it stands there. */
export function pathInEvent(
  { in: part, path }: MessagePlace,
  envelope: Envelope | undefined,
): readonly string[] | undefined {
  const prefix = envelope?.find(({ role }) => role === "payload")?.path ?? [];
  if (part !== "body" || path.length <= prefix.length) return undefined;
  return prefix.every((name, index) => name === path[index]) ? path.slice(prefix.length) : undefined;
}

/** What an author is told whose place is not used. `isExchanged`: the message is a request or a reply. */
export function correlationProblem(
  document: LoadedDocument,
  message: DocumentMessage,
  { problem, isExchanged }: { readonly problem: NonNullable<Correlation["problem"]>; readonly isExchanged: boolean },
): Diagnostic {
  const location = document.locate(below(message.pointer, "correlationId"));
  const at = message.correlationId ?? "";
  return {
    code: "correlation-id-not-used",
    severity: isExchanged ? "warning" : "info",
    message: `message ${message.key} has its correlation id at "${at}", ${
      problem === "not-text" ? "where its schema does not allow any text" : "which its schema does not describe"
    }`,
    consequence: isExchanged
      ? "Its requests and replies are matched by AMQP's `correlationId` alone: nothing is read there, and what is written there is the caller's."
      : "It is not filled in: a publisher gives it.",
    remedy: "Describe the property, as a `type: string`.",
    location,
  };
}

interface Found {
  /** The schemas that describe what stands there. */
  readonly places: readonly unknown[];
  /** Nothing is said about what may stand there. */
  readonly isOpen: boolean;
  readonly isRequired: boolean;
}

function find(schema: SchemaPlace | undefined, path: readonly string[]): Found {
  if (schema === undefined) return { places: [], isOpen: true, isRequired: false };
  const { root, pointer } = schema;
  let places: readonly string[] = [pointer];
  let isRequired = false;
  for (const name of path) {
    if (places.length === 0) break;
    const isOpenHere = places.every((place) => clusterAt(root, place).every((one) => isOpenObject(one.schema)));
    if (isOpenHere) return { places: [], isOpen: true, isRequired: false };
    isRequired = places.some((place) => requiredNames(root, place).has(name));
    places = places.flatMap((place) => propertyPlaces(root, place, name));
  }
  const schemas = places.flatMap((place) => clusterAt(root, place).map((one) => one.schema));
  return { places: schemas, isOpen: false, isRequired };
}

function isOpenObject({ type, ...others }: JsonObject): boolean {
  return (type === undefined || typesOf(type).includes("object")) && isOpen(others);
}

/** Any text may stand there, as far as its keywords say; patterns and lengths are checked when it is written. */
function allowsText(schema: unknown): boolean {
  if (!isObject(schema)) return schema !== false;
  const { type, anyOf, oneOf } = schema;
  if (Object.hasOwn(schema, "const") || Object.hasOwn(schema, "enum")) return false;
  if (type !== undefined && !typesOf(type).includes("string")) return false;
  return [anyOf, oneOf].every((branches) => !Array.isArray(branches) || branches.some(allowsText));
}

function typesOf(type: unknown): readonly unknown[] {
  return Array.isArray(type) ? type : [type];
}
