import { defined } from "./defined.js";
import type { Diagnostic } from "./diagnostic.js";
import { type Claim, distinctNames, fingerprint } from "./distinct-names.js";
import { tokensOf } from "./json-pointer.js";
import type { LoadedDocument } from "./loaded-document.js";
import { kebabCase, schemaTypeName } from "./names.js";
import type { NamedSchema } from "./schema-graph.js";
import { schemaNameAt, wholeNameAt } from "./schema-names.js";

/** A schema that is to have a name of its own. */
export interface FoundSchema {
  readonly pointer: string;
  readonly role: NamedSchema["role"];
  /** What it is called for what it is for. Undefined: by its place. */
  readonly name: string | undefined;
}

/**
 * Names of schemas, of which no two make one file. Each follows from where the schema is written, or what it is for. Where
 * two would have one name, that of a message counts most, so that no schema that is added renames what messages hold; then that
 * of a `components/schemas` key, then that of a place. The others are called by the whole way to them, and where even that does
 * not help, by a few letters that follow from it.
 */
export function nameSchemas(
  document: LoadedDocument,
  found: readonly FoundSchema[],
  diagnostics: Diagnostic[],
): readonly NamedSchema[] {
  const ofMessages = new Set(found.flatMap(({ name }) => (name === undefined ? [] : [kebabCase(name)])));
  const claims = found.map((schema) => claimOf(document, schema, ofMessages));
  const names = distinctNames(claims, kebabCase);
  for (const { item, names: wanted } of claims) {
    const name = names.get(item);
    const isTold = item.role === "component" ? name !== wanted[0] : name === wanted.at(-1);
    if (wanted.length > 1 && isTold) {
      const rival = claims.find((claim) => claim.item !== item && kebabCase(claim.names[0]) === kebabCase(wanted[0]));
      diagnostics.push(renamed(document, { item, name, wanted: wanted[0], rival: rival?.item }));
    }
  }
  return found.map((schema) => {
    const { pointer, role } = schema;
    const name = names.get(schema) ?? "";
    return { ref: document.refOf(pointer), name, fileName: kebabCase(name), role, location: document.locate(pointer) };
  });
}

/** `ofMessages`: the names that schemas have for what they are to a message, as names of files. */
function claimOf(document: LoadedDocument, schema: FoundSchema, ofMessages: ReadonlySet<string>): Claim<FoundSchema> {
  const { pointer, role, name: given } = schema;
  const name = given ?? schemaNameAt(document, pointer);
  const last = `${name ?? "Schema"}${fingerprint(document.refOf(pointer))}`;
  if (name === undefined) return { item: schema, names: [last] };
  const isOfMessage = given !== undefined || (role === "component" && ofMessages.has(kebabCase(name)));
  const longer = isOfMessage ? `${name}${longerBy[role]}` : wholeNameAt(document, pointer);
  return { item: schema, names: longer === name ? [name, last] : [name, longer, last], rank: rankOf(pointer, schema) };
}

const longerBy: Readonly<Record<NamedSchema["role"], string>> = {
  component: "Schema",
  "message-body": "Body",
  "message-headers": "Properties",
  event: "Payload",
  referenced: "Schema",
};

function rankOf(pointer: string, { role }: FoundSchema): number {
  if (role === "referenced") return 3;
  if (role !== "component") return 0;
  const key = tokensOf(pointer).at(-1) ?? "";
  return schemaTypeName(key) === key ? 1 : 2;
}

function renamed(
  document: LoadedDocument,
  {
    item,
    name,
    wanted,
    rival,
  }: {
    readonly item: FoundSchema;
    readonly name: string | undefined;
    readonly wanted: string;
    readonly rival: FoundSchema | undefined;
  },
): Diagnostic {
  return defined({
    code: "duplicate-generated-name",
    severity: "warning" as const,
    message: `two schemas would be emitted as ${wanted} (file ${kebabCase(wanted)})`,
    consequence: `This one is emitted as ${name}.`,
    remedy: "Give one of them a key with other letters.",
    location: document.locate(item.pointer),
    related:
      rival === undefined ? undefined : { message: "The other one is here.", location: document.locate(rival.pointer) },
  });
}
