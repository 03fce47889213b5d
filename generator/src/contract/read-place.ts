import type { Envelope, MessagePlace } from "./contract.js";
import { isObject, type JsonObject, tokensOf } from "./json-pointer.js";
import { clusterAt, isOpen, propertyPlaces, requiredNames } from "./schema-cluster.js";

/** A schema, and the tree that it stands in: merged headers stand in one of their own. */
export interface SchemaPlace {
  readonly root: JsonObject;
  readonly pointer: string;
}

/** What a message's parts are described as. */
export interface MessageSchemas {
  readonly body: SchemaPlace;
  /** Absent: any headers may be sent. */
  readonly headers: SchemaPlace | undefined;
}

/** Why the runtime can neither write nor read a text where a document has it. */
export type PlaceProblem = "not-described" | "not-text";

/** What the runtime can do with a runtime expression. */
export interface PlaceReading {
  /** Absent: it is AMQP's own property, or cannot be written where the document says. */
  readonly place?: MessagePlace;
  /** The place is described and required, so a publisher would have to give it. */
  readonly isRequired: boolean;
  /** Why the document's place is not used. */
  readonly problem?: PlaceProblem;
}

/** Names that the broker or the runtime gives a meaning. */
const reserved = /^(CC|BCC|x-eventwright-.*)$/i;

/** @param ownProperty How expressions speak of AMQP's own property, of which a header has the name. */
export function readPlace(
  expression: string,
  { body, headers }: MessageSchemas,
  { ownProperty }: { readonly ownProperty: RegExp },
): PlaceReading {
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

/** Why an author's place is not used, as the end of a sentence that has named it. */
export function describeProblem(problem: PlaceProblem): string {
  return problem === "not-text" ? "where its schema does not allow any text" : "which its schema does not describe";
}

/** What an author does about it. */
export const describeProperty = "Describe the property, as a `type: string`.";

/** The path below the event, when the place is there. */
export function pathInEvent(
  { in: part, path }: MessagePlace,
  envelope: Envelope | undefined,
): readonly string[] | undefined {
  const prefix = envelope?.find(({ role }) => role === "payload")?.path ?? [];
  if (part !== "body" || path.length <= prefix.length) return undefined;
  return prefix.every((name, index) => name === path[index]) ? path.slice(prefix.length) : undefined;
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
