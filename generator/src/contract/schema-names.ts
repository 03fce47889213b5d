import { tokensOf, valueAt } from "./json-pointer.js";
import type { LoadedDocument } from "./loaded-document.js";
import { pascalCase, schemaTypeName } from "./names.js";
import { isReference, targetOf } from "./reference.js";
import { schemaKeywords } from "./schema-members.js";

/**
 * The name of a schema, from the place where it is written and from nothing else, so that no other schema can change it:
 * `components/schemas` key; for a whole file its name; for a member of a file its key, after the file's name when it
 * stands among the file's `definitions`; for a place inside a schema the way down: `Order` + `properties/lines` → `OrderLines`.
 */
export function schemaNameAt(document: LoadedDocument, pointer: string): string | undefined {
  const ref = document.refOf(pointer);
  const hash = ref.indexOf("#");
  const file = ref.slice(0, hash);
  const tokens = tokensOf(ref.slice(hash + 1)).filter(
    (token, index, all) => !(token === "schema" && all[index + 1] === undefined && index > 0),
  );
  const inComponents = tokens[0] === "components" && tokens.length > 2;
  // A message that is referenced as if it were a schema is not its payload.
  const isOther = inComponents && tokens.length === 3 && tokens[1] !== "schemas";
  const way = inComponents ? [...tokens.slice(2), ...(isOther ? ["object"] : [])] : tokens;
  const ofFile =
    file !== document.source && !inComponents && (way[0] === undefined || Object.hasOwn(schemaKeywords, way[0]));
  const parts = [...(ofFile ? [baseName(file)] : []), ...way.filter((token, index) => !isKeyword(way, index, token))];
  return schemaTypeName(parts.map((part) => pascalCase(part) ?? "").join("-"));
}

/** The whole way to a schema, keywords and folders too: `OrderPropertiesLines`, `CommonPriceYaml`. */
export function wholeNameAt(document: LoadedDocument, pointer: string): string {
  const ref = document.refOf(pointer);
  const hash = ref.indexOf("#");
  const file = ref.slice(0, hash);
  const tokens = tokensOf(ref.slice(hash + 1));
  const way = tokens[0] === "components" ? tokens.slice(tokens[1] === "schemas" ? 2 : 1) : tokens;
  return pascalCase([...(file === document.source ? [] : [file]), ...way].join("-")) ?? "";
}

/**
 * One pointer for schemas that are one: a name that only refers to something of the same name (`Price: { $ref: price.yaml }`)
 * is the same thing.
 */
export function canonicalPlace(document: LoadedDocument, pointer: string): string {
  let place = pointer;
  for (const seen = new Set<string>(); !seen.has(place); ) {
    seen.add(place);
    const schema = valueAt(document.root, place);
    if (!isReference(schema) || schemaNameAt(document, place) !== schemaNameAt(document, targetOf(schema)))
      return place;
    place = targetOf(schema);
  }
  return place;
}

/** `schemas/order-line.schema.json` → `order-line` */
export function baseName(file: string): string {
  // The address of a file that was fetched may have a query.
  const base = file.replace(/\?.*$/, "").split("/").at(-1) ?? file;
  return base.replace(/(\.(schema|payload|message|event))?\.(json|ya?ml|avsc)$/i, "");
}

/** Keywords say how deep, not what: only names and positions count. */
function isKeyword(way: readonly string[], index: number, token: string): boolean {
  const shape = Object.hasOwn(schemaKeywords, token) ? schemaKeywords[token] : undefined;
  const before = way[index - 1];
  const isName = before !== undefined && Object.hasOwn(schemaKeywords, before) && schemaKeywords[before] === "map";
  return !isName && (shape === "map" || shape === "list");
}
