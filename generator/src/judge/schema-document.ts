import { isArray, isObject, type Json, type JsonObject, member } from "./json.js";
import { Undecided } from "./undecided.js";

/** A schema together with the URI that its relative references start from. */
export interface Located {
  readonly schema: Json;
  readonly base: string;
}

/** A URI no document can have: relative references need some base to be resolved against. */
const noBase = "schema://none/";

/** Members whose own `$id` is a name in a map, not the identifier of a schema: as ajv walks a JSON pointer. */
const mapKeywords = new Set(["properties", "patternProperties", "enum", "dependencies", "definitions"]);

/** Keywords whose value is data: an `$id` in there identifies nothing. */
const dataKeywords = new Set(["enum", "const", "default", "examples", "required"]);

/** One schema document: finds what a `$ref` means, by pointer, `$id` or anchor, as ajv does. */
export class SchemaDocument {
  readonly root: Located;
  readonly #byUri = new Map<string, Located>();
  readonly #whole = new Set<Json>();
  readonly #external: (uri: string) => Json | undefined;

  /**
   * @param external What a URI outside the document stands for: the meta-schemas.
   * @throws {Undecided} `SCHEMA_UNREADABLE` when two different schemas have one identifier, which ajv refuses.
   */
  constructor(schema: Json, external: (uri: string) => Json | undefined) {
    this.#external = external;
    this.root = this.#identify(schema, "");
  }

  #identify(schema: Json, outerBase: string): Located {
    const base = isObject(schema) ? baseOf(schema, outerBase) : outerBase;
    const root: Located = { schema, base };
    this.#byUri.set(withoutFragment(base), root);
    this.#whole.add(schema);
    this.#index(schema, outerBase);
    for (const anchor of isObject(schema) ? anchorsOf(schema) : []) {
      const uri = normalUri(resolveUri(`#${anchor}`, base));
      if (!this.#byUri.has(uri)) this.#byUri.set(uri, root);
    }
    return root;
  }

  #index(value: Json, outerBase: string): void {
    if (isArray(value)) {
      for (const item of value) this.#index(item, outerBase);
      return;
    }
    if (!isObject(value)) return;
    const base = baseOf(value, outerBase);
    const id = member(value, "$id");
    if (typeof id === "string") this.#register(resolveUri(id, outerBase), { schema: value, base });
    // ajv knows no anchors of the whole document, which another schema may bear too.
    for (const anchor of this.isWhole(value) ? [] : anchorsOf(value)) {
      this.#register(resolveUri(`#${anchor}`, base), { schema: value, base });
    }
    for (const [name, inner] of Object.entries(value)) if (!dataKeywords.has(name)) this.#index(inner, base);
  }

  /** Whether a schema is the document itself, or the whole of one that it refers to. */
  isWhole(schema: Json): boolean {
    return this.#whole.has(schema);
  }

  #register(uri: string, located: Located): void {
    const key = normalUri(uri);
    const known = this.#byUri.get(key);
    if (known !== undefined && known.schema !== located.schema) {
      throw new Undecided("SCHEMA_UNREADABLE", `the identifier "${key}" stands for more than one schema`);
    }
    this.#byUri.set(key, located);
  }

  /** @throws {Undecided} `REFERENCE_UNRESOLVED`. */
  resolve(reference: string, base: string): Located {
    const uri = normalUri(resolveUri(reference, base));
    const found = this.#byUri.get(uri) ?? this.#resolvePointer(uri);
    if (found === undefined) {
      throw new Undecided("REFERENCE_UNRESOLVED", `the $ref "${reference}" leads to no schema of the document`);
    }
    return found;
  }

  #resolvePointer(uri: string): Located | undefined {
    const resource = this.#resource(withoutFragment(uri));
    const fragment = uri.includes("#") ? uri.slice(uri.indexOf("#") + 1) : "";
    if (resource === undefined || fragment === "") return resource;
    if (!fragment.startsWith("/")) return undefined;
    let { schema, base } = resource;
    for (const part of fragment.slice(1).split("/")) {
      const next = step(schema, unescapePart(part));
      if (next === undefined) return undefined;
      schema = next;
      if (isObject(schema) && !mapKeywords.has(part)) base = baseOf(schema, base);
    }
    return { schema, base };
  }

  #resource(uri: string): Located | undefined {
    const known = this.#byUri.get(uri);
    if (known !== undefined) return known;
    const external = this.#external(uri);
    return external === undefined ? undefined : this.#identify(external, uri);
  }
}

function anchorsOf(schema: JsonObject): string[] {
  return ["$anchor", "$dynamicAnchor"].flatMap((keyword) => {
    const anchor = member(schema, keyword);
    return typeof anchor === "string" ? [anchor] : [];
  });
}

function step(schema: Json, part: string): Json | undefined {
  if (isArray(schema)) return schema[Number(part)];
  return isObject(schema) ? member(schema, part) : undefined;
}

function unescapePart(part: string): string {
  let text = part;
  try {
    text = decodeURIComponent(part);
  } catch {
    // A lone percent sign stands for itself.
  }
  return text.replaceAll("~1", "/").replaceAll("~0", "~");
}

export function baseOf(schema: JsonObject, outerBase: string): string {
  const id = member(schema, "$id");
  return typeof id === "string" ? resolveUri(id, outerBase) : outerBase;
}

/** A part of a schema, with its own `$id` taken into account. */
export function locatedIn(schema: Json, base: string): Located {
  return { schema, base: isObject(schema) ? baseOf(schema, base) : base };
}

function resolveUri(reference: string, base: string): string {
  if (base === "" && reference.startsWith("#")) return reference;
  try {
    const start = base.includes(":") ? base : new URL(base, noBase).href;
    return new URL(reference, start).href.replace(noBase, "");
  } catch {
    return reference;
  }
}

function withoutFragment(uri: string): string {
  const hash = uri.indexOf("#");
  return hash < 0 ? uri : uri.slice(0, hash);
}

function normalUri(uri: string): string {
  return uri.replace(/#\/?$/, "");
}
