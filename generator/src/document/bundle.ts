import type { Diagnostic } from "../contract/diagnostic.js";
import { below, isObject, type JsonObject, memberOf, pointerOf, tokensOf, valueAt } from "../contract/json-pointer.js";
import type { Location } from "../contract/location.js";
import { isReference, partsOf, type Reference, referenceTo, targetOf } from "../contract/reference.js";
import { type Kind, kindOf, languageAt, mapMembers } from "./grammar.js";
import { type SchemaLanguage, schemaLanguageOf } from "./schema-format.js";
import type { SourceFile } from "./source-file.js";
import type { SourceFiles } from "./source-files.js";

/** Where a bundled document keeps what came from other files: by file name, at the pointer it had there. */
export const filesKey = "x-eventwright-files";

/** More references in the place of maps than this are a circle. */
const maxInlined = 1000;

export interface Bundle {
  /** The document with every reference pointing into itself. */
  readonly root: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
  /** Which schemas are not JSON Schema, by pointer, and what they are. */
  readonly foreign: ReadonlyMap<string, ForeignLanguage>;
  /** Where something of the bundled document is written. */
  sourceOf(pointer: string): Place;
}

export type ForeignLanguage = Exclude<SchemaLanguage, "json-schema">;

export interface Place {
  readonly file: SourceFile;
  readonly tokens: readonly string[];
}

/**
 * Brings a document of several files into one. Only what is referenced of another file is taken. References inside
 * examples, constants and extensions are data and stay as they are.
 */
export function bundle(entry: SourceFile, files: SourceFiles): Bundle {
  const diagnostics: Diagnostic[] = [];
  const waiting: { readonly place: Place; readonly kind: Kind }[] = [];
  const taken = new Set<string>();
  const moved = new Map<string, Place>();
  const foreign = new Map<string, ForeignLanguage>();

  const rewrite = (value: unknown, kind: Kind, place: Place, at: string): unknown => {
    const actual = kindOf(kind, value);
    if (actual === "data") return value;
    if (isReference(value)) return rewriteReference(value, actual, place);
    if (actual === "foreign") return value;
    if (actual === "message" || actual === "payload") noteForeign(value, actual, at);
    return mapMembers(value, actual, (member, memberKind, tokens, isMap) => {
      if (memberKind === "data") return member;
      const inner = { file: place.file, tokens: [...place.tokens, ...tokens.map(String)] };
      const innerAt = below(at, ...tokens);
      return isMap || memberKind === "components"
        ? inlined(member, memberKind, inner, innerAt, isMap)
        : rewrite(member, memberKind, inner, innerAt);
    });
  };

  const rewriteReference = (value: Reference, kind: Kind, place: Place): unknown => {
    const target = resolve(value.$ref, place);
    if (target === undefined) return value;
    if (kind === "link") return { ...value, $ref: referenceTo(bundledPointer(target.written, entry)) };
    const isSchema = kind === "schema" || kind === "payload" || kind === "foreign";
    const meant = isSchema ? innerSchema(target.place) : target.place;
    if (meant !== target.place)
      noteForeign(
        valueAt(target.place.file.data, pointerOf(target.place.tokens)),
        "payload",
        bundledPointer(target.place, entry),
      );
    take(meant, kind);
    return { ...value, $ref: referenceTo(bundledPointer(meant, entry)) };
  };

  const noteForeign = (holder: unknown, kind: Kind, at: string): void => {
    if (!isObject(holder)) return;
    for (const key of ["payload", "schema"]) {
      const language = Object.hasOwn(holder, key) ? languageAt(holder, kind, key) : undefined;
      if (language !== undefined && language !== "unknown") foreign.set(below(at, key), language);
    }
  };

  /** A whole map, or all components, kept elsewhere: their members have to stand where everybody looks for them. */
  const inlined = (value: unknown, kind: Kind, place: Place, at: string, isMap: boolean): unknown => {
    if (!isReference(value)) return rewrite(value, kind, place, at);
    const target = resolve(value.$ref, place)?.place;
    if (target === undefined || moved.size > maxInlined) return value;
    moved.set(at, target);
    const content = valueAt(target.file.data, pointerOf(target.tokens));
    if (isReference(content)) return inlined(content, kind, target, at, isMap);
    if (!isMap) return rewrite(content, kind, target, at);
    if (!isObject(content)) return content;
    return Object.fromEntries(
      Object.entries(content).map(([key, member]) => [
        key,
        rewrite(member, kind, { file: target.file, tokens: [...target.tokens, key] }, below(at, key)),
      ]),
    );
  };

  /** What the official structure of the entry does not reach is brought along, read as what it is referenced as. */
  const take = (place: Place, kind: Kind): void => {
    const id = `${place.file.name}#${pointerOf(place.tokens)}`;
    if (taken.has(id) || (place.file === entry && !isIrregular(place.tokens))) return;
    taken.add(id);
    waiting.push({ place, kind });
  };

  const resolve = (reference: string, from: Place): { place: Place; written: Place } | undefined => {
    const at = () => from.file.locate([...from.tokens, "$ref"]);
    const { uri, pointer } = partsOf(reference);
    const file = files.open(from.file, uri, at());
    if (file === undefined) return undefined;
    if ("code" in file) {
      diagnostics.push(file);
      return undefined;
    }
    const tokens = pointer === undefined ? undefined : tokensOf(pointer);
    const target = tokens === undefined ? undefined : follow({ file, tokens: [] }, tokens, new Set());
    if (target === "failed") return undefined;
    if (tokens === undefined || target === undefined || (target.file === entry && target.tokens.length === 0)) {
      diagnostics.push(unresolved(reference, at()));
      return undefined;
    }
    return { place: target, written: { file, tokens } };
  };

  /** Walks the tokens; a reference on the way is followed, so that one place has one name. */
  const follow = (start: Place, tokens: readonly string[], seen: Set<string>): Place | undefined | "failed" => {
    let place = start;
    for (const token of tokens) {
      let value = valueAt(place.file.data, pointerOf(place.tokens));
      while (isObject(value) && typeof value["$ref"] === "string" && !Object.hasOwn(value, token)) {
        const id = `${place.file.name}#${pointerOf(place.tokens)}`;
        if (seen.has(id)) return undefined;
        seen.add(id);
        const next = resolve(value["$ref"], place);
        if (next === undefined) return "failed";
        place = next.place;
        value = valueAt(place.file.data, pointerOf(place.tokens));
      }
      if (memberOf(value, token) === undefined) return undefined;
      place = { file: place.file, tokens: [...place.tokens, token] };
    }
    return place;
  };

  let root = rewrite(entry.data, "document", { file: entry, tokens: [] }, "") as JsonObject;
  const brought = new Map<string, unknown>();
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { place, kind } = next;
    const at = bundledPointer(place, entry);
    const value = rewrite(valueAt(place.file.data, pointerOf(place.tokens)), kind, place, at);
    brought.set(at, value);
    root = withValue(root, tokensOf(at), value) as JsonObject;
  }
  for (const at of coveredBy(brought)) root = withValue(root, tokensOf(at), brought.get(at)) as JsonObject;
  root = withMoved(root, moved, entry);
  return { root, diagnostics, foreign, sourceOf: (pointer) => sourceOf(pointer, moved, entry, files) };
}

/**
 * Places that something which came later has inside, the outer ones first. Of a whole file, read as a schema, only the schema's
 * own parts are rewritten, and what else it holds is as it was.
 */
function coveredBy(brought: ReadonlyMap<string, unknown>): readonly string[] {
  const order = new Map([...brought.keys()].map((at, index) => [at, index]));
  const isCovered = (at: string): boolean => {
    const tokens = tokensOf(at);
    return tokens.some((_, length) => (order.get(pointerOf(tokens.slice(0, length))) ?? -1) > (order.get(at) ?? 0));
  };
  return [...brought.keys()].filter(isCovered).toSorted((one, other) => one.length - other.length);
}

/** What was referenced at the place it had in another file, and stands in the entry now, is referenced there. */
function withMoved(root: JsonObject, moved: ReadonlyMap<string, Place>, entry: SourceFile): JsonObject {
  const ways = [...moved]
    .filter(([, place]) => place.file !== entry)
    .map(([at, place]) => [bundledPointer(place, entry), at] as const);
  if (ways.length === 0) return root;
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (!isObject(value)) return value;
    const target = isReference(value) ? targetOf(value) : undefined;
    const way = ways.find(([from]) => target?.startsWith(`${from}/`));
    if (target !== undefined && way !== undefined)
      return { ...value, $ref: referenceTo(way[1] + target.slice(way[0].length)) };
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, visit(member)]));
  };
  return ways.reduce((changed, [from]) => withoutValue(changed, tokensOf(from)), visit(root)) as JsonObject;
}

/** AsyncAPI 3 may say the format of a schema beside it; a reference to both means the schema. */
function innerSchema(place: Place): Place {
  const value = valueAt(place.file.data, pointerOf(place.tokens));
  const isMultiFormat =
    isObject(value) &&
    Object.hasOwn(value, "schema") &&
    Object.hasOwn(value, "schemaFormat") &&
    schemaLanguageOf(value["schemaFormat"]) !== undefined;
  return isMultiFormat ? { file: place.file, tokens: [...place.tokens, "schema"] } : place;
}

function sourceOf(pointer: string, moved: ReadonlyMap<string, Place>, entry: SourceFile, files: SourceFiles): Place {
  const tokens = tokensOf(pointer);
  for (let length = tokens.length; moved.size > 0 && length > 0; length--) {
    const place = moved.get(pointerOf(tokens.slice(0, length)));
    if (place !== undefined) return { file: place.file, tokens: [...place.tokens, ...tokens.slice(length)] };
  }
  const [first, name, ...rest] = tokens;
  const file = first === filesKey && name !== undefined ? files.named(name) : undefined;
  return file === undefined ? { file: entry, tokens } : { file, tokens: rest };
}

/** Not below what the specification knows of a document: an extension, or a member of somebody's own. */
export function isIrregular(tokens: readonly string[]): boolean {
  const regular = new Set(["components", "channels", "servers", "operations"]);
  return tokens.length < 2 || !regular.has(tokens[0] ?? "") || tokens.some((token) => token.startsWith("x-"));
}

function bundledPointer(place: Place, entry: SourceFile): string {
  return place.file === entry ? pointerOf(place.tokens) : pointerOf([filesKey, place.file.name, ...place.tokens]);
}

export function withValue(container: unknown, tokens: readonly string[], value: unknown): unknown {
  const [token, ...rest] = tokens;
  if (token === undefined) return value;
  if (Array.isArray(container))
    return container.map((item, index) => (String(index) === token ? withValue(item, rest, value) : item));
  const object = isObject(container) ? container : {};
  const changed = withValue(memberOf(object, token), rest, value);
  if (!Object.hasOwn(object, token)) return { ...object, [token]: changed };
  return Object.fromEntries(Object.entries(object).map(([key, member]) => [key, key === token ? changed : member]));
}

export function withoutValue(container: unknown, tokens: readonly string[]): unknown {
  const [token, ...rest] = tokens;
  if (token === undefined || !isObject(container) || !Object.hasOwn(container, token)) return container;
  const inner = rest.length === 0 ? undefined : withoutValue(container[token], rest);
  const isEmpty = inner === undefined || (isObject(inner) && Object.keys(inner).length === 0);
  return Object.fromEntries(
    Object.entries(container).flatMap(([key, member]) =>
      key !== token ? [[key, member]] : isEmpty ? [] : [[key, inner]],
    ),
  );
}

function unresolved(reference: string, location: Location): Diagnostic {
  return {
    code: "unresolved-reference",
    severity: "error",
    message: `\`${reference}\` points at nothing`,
    consequence: "What it stands for is unknown.",
    remedy: "Correct the path, or add what it names.",
    location,
  };
}
