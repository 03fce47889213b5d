import { below, isObject, valueAt } from "../src/contract/json-pointer.js";
import { kebabCase } from "../src/contract/names.js";
import type { JsonSchema, NamedSchema, SchemaGraph, SchemaRef } from "../src/contract/schema-graph.js";

/** Schemas of the JSON-Schema-Test-Suite as a graph: `$id`s and all, which documents of AsyncAPI do without. */
export interface SuiteGroup {
  readonly key: string;
  readonly schema: unknown;
}

const maps = ["properties", "patternProperties", "dependencies", "definitions"];
const lists = ["allOf", "anyOf", "oneOf"];
const children = [
  "items",
  "additionalItems",
  "contains",
  "additionalProperties",
  "propertyNames",
  "not",
  "if",
  "then",
  "else",
];

export function suiteGraph(
  groups: readonly SuiteGroup[],
  remotes: Readonly<Record<string, unknown>>,
): SchemaGraph & { readonly unresolved: readonly string[] } {
  const documents = new Map<string, unknown>([
    ...groups.map(({ key, schema }) => [key, schema] as const),
    ...Object.entries(remotes),
  ]);
  const byUri = new Map<string, { readonly file: string; readonly pointer: string }>();
  const bases = new Map<unknown, string>();
  for (const [file, root] of documents) {
    const base = file.includes(":") ? file : `suite:///${file}`;
    byUri.set(base, { file, pointer: "" });
    visit(root, base, "", (schema, uri, pointer) => {
      bases.set(schema, uri);
      if (!byUri.has(uri)) byUri.set(uri, { file, pointer });
      const anchor =
        isObject(schema) && typeof schema["$id"] === "string" && schema["$id"].startsWith("#")
          ? schema["$id"]
          : undefined;
      if (anchor !== undefined) byUri.set(new URL(anchor, uri).href, { file, pointer });
    });
  }
  const unresolved: string[] = [];
  const resolve = (ref: string, base: string, file: string): SchemaRef => {
    const uri = new URL(ref, base);
    const anchored = byUri.get(uri.href);
    if (anchored !== undefined) return `${anchored.file}#${anchored.pointer}`;
    const fragment = decodeURIComponent(uri.hash.slice(1));
    uri.hash = "";
    const found = byUri.get(uri.href);
    if (found === undefined || valueAt(documents.get(found.file), found.pointer + fragment) === undefined) {
      unresolved.push(file);
      return `${file}#`;
    }
    return `${found.file}#${found.pointer}${fragment}`;
  };
  const absolute = (schema: unknown, file: string, inherited: string): unknown => {
    if (!isObject(schema)) return schema;
    const base = bases.get(schema) ?? inherited;
    if (typeof schema["$ref"] === "string") return { $ref: resolve(schema["$ref"], base, file) };
    return mapChildren(schema, (child) => absolute(child, file, base));
  };
  const named = new Map<SchemaRef, NamedSchema>();
  const add = (ref: SchemaRef, name: string) => {
    const pointer = ref.slice(ref.indexOf("#") + 1);
    named.set(ref, {
      ref,
      name,
      fileName: kebabCase(name),
      role: "component",
      location: { file: "suite", pointer, line: 1, column: 1 },
    });
  };
  const get = (ref: SchemaRef): JsonSchema => {
    const hash = ref.indexOf("#");
    const file = ref.slice(0, hash);
    const pointer = ref.slice(hash + 1);
    let base = file.includes(":") ? file : `suite:///${file}`;
    let at = documents.get(file);
    for (const token of pointer.split("/").slice(1)) {
      base = bases.get(at) ?? base;
      at = valueAt(at, `/${token}`);
    }
    return absolute(at, file, base) as JsonSchema;
  };
  for (const [index, { key }] of groups.entries()) add(`${key}#`, `Root${index}`);
  for (const { ref } of collect(named, get, (target) => add(target, `Target${named.size}`))) void ref;
  return {
    unresolved,
    named: [...named.values()],
    get,
    nameOf: (ref) => named.get(ref),
    writtenAt: (ref, pointer = "") => ref + pointer,
    locate: (ref, pointer = "") => ({ file: "suite", pointer: ref + pointer, line: 1, column: 1 }),
  };
}

function* collect(named: Map<SchemaRef, NamedSchema>, get: (ref: SchemaRef) => unknown, add: (ref: SchemaRef) => void) {
  const done = new Set<SchemaRef>();
  for (;;) {
    const next = [...named.values()].find(({ ref }) => !done.has(ref));
    if (next === undefined) return;
    done.add(next.ref);
    for (const target of refsIn(get(next.ref))) if (!named.has(target)) add(target);
    yield next;
  }
}

function refsIn(schema: unknown): readonly SchemaRef[] {
  if (!isObject(schema)) return [];
  if (typeof schema["$ref"] === "string") return [schema["$ref"]];
  const found: SchemaRef[] = [];
  mapChildren(schema, (child) => {
    found.push(...refsIn(child));
    return child;
  });
  return found;
}

function visit(
  schema: unknown,
  base: string,
  pointer: string,
  seen: (schema: unknown, uri: string, pointer: string) => void,
): void {
  if (!isObject(schema)) return;
  const id = typeof schema["$ref"] === "string" ? undefined : schema["$id"];
  const uri = typeof id === "string" && !id.startsWith("#") ? new URL(id, base).href.replace(/#$/, "") : base;
  seen(schema, uri, pointer);
  mapChildren(schema, (child, ...tokens) => {
    visit(child, uri, below(pointer, ...tokens), seen);
    return child;
  });
}

function mapChildren(
  schema: { readonly [keyword: string]: unknown },
  map: (child: unknown, ...tokens: (string | number)[]) => unknown,
): unknown {
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (maps.includes(keyword) && isObject(value)) {
        return [
          keyword,
          Object.fromEntries(Object.entries(value).map(([name, child]) => [name, map(child, keyword, name)])),
        ];
      }
      if ((lists.includes(keyword) || keyword === "items") && Array.isArray(value))
        return [keyword, value.map((child, index) => map(child, keyword, index))];
      return [keyword, children.includes(keyword) ? map(value, keyword) : value];
    }),
  );
}
