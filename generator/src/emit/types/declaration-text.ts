import type { SchemaDocs } from "../../contract/schema/schema-node.js";
import { propertyName } from "../source-of.js";
import type { DeclaredType } from "./modelina.js";
import { schemaDoc } from "./schema-doc.js";

export interface IndexSignature {
  /** `string` or a template. */
  readonly keyType: string;
  readonly type: string;
}

export interface Member {
  readonly name: string;
  readonly text: string;
  readonly required: boolean;
  readonly docs: SchemaDocs;
}

/** An exported interface or type alias with its doc comment. */
export function declarationText(type: DeclaredType, indexes: readonly IndexSignature[], docs: SchemaDocs): string {
  const comment = commentText(docs, type.name);
  if (type.properties !== undefined) {
    return `${comment}export interface ${type.name} ${membersText(type.properties, indexes)}`;
  }
  return `${comment}export type ${type.name} =${type.text.startsWith("\n") ? "" : " "}${type.text};`;
}

/** What stands between the braces of an interface or an object type, and the braces. */
export function membersText(members: readonly Member[], indexes: readonly IndexSignature[]): string {
  const lines = [
    ...members.map(({ name, text, required, docs }) => {
      const colon = `${required ? "" : "?"}:${text.startsWith("\n") ? "" : " "}`;
      return `${commentText(docs, name)}${propertyName(name)}${colon}${text};`;
    }),
    ...indexes.map(({ keyType, type }) => `[key: ${keyType}]:${type.startsWith("\n") ? "" : " "}${type};`),
  ];
  const [only] = lines;
  if (only === undefined) return "{}";
  if (members.length === 0 && lines.length === 1 && !only.includes("\n")) return `{ ${only.slice(0, -1)} }`;
  return `{\n${lines.map((line) => `  ${line.replaceAll("\n", "\n  ")}\n`).join("")}}`;
}

function commentText(docs: SchemaDocs, name: string): string {
  const doc = schemaDoc(docs, name);
  if (doc === "") return "";
  if (!doc.includes("\n")) return `/** ${doc} */\n`;
  return `/**\n${doc
    .split("\n")
    .map((line) => ` * ${line}`.trimEnd())
    .join("\n")}\n */\n`;
}
