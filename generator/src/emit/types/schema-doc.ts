import type { JsonValue } from "../../contract/contract.js";
import type { SchemaDocs } from "../../contract/schema/schema-node.js";
import { docText, inlineCode } from "../doc-comment.js";

/** The inside of the doc comment of a type or a property called `name`; empty when there is nothing to say. */
export function schemaDoc(docs: SchemaDocs, name: string): string {
  const isRepeated = docs.title === docs.description || lettersOf(docs.title ?? "") === lettersOf(name);
  const title = isRepeated ? undefined : docs.title;
  const paragraphs = [
    plain(title),
    plain(docs.description),
    docs.format === undefined ? "" : `Format: ${docText(inlineCode(docs.format))}.`,
  ].filter((paragraph) => paragraph !== "");
  const tags = [
    ...(docs.default === undefined ? [] : [`@default ${valueText(docs.default)}`]),
    ...(docs.examples ?? []).map((example) => `@example ${valueText(example)}`),
    ...(docs.deprecated === true ? ["@deprecated"] : []),
  ];
  return [...paragraphs, ...(tags.length > 0 ? [tags.join("\n")] : [])].join("\n\n");
}

/** `UserEmail`, `user_email` and `User Email` say the same. */
function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

/** A line that begins with `@` would be read as a tag: a description could deprecate what is not deprecated. */
function plain(text: string | undefined): string {
  return docText(text ?? "").replaceAll(/^(\s*)@/gm, "$1\\@");
}

const longestValue = 200;

function valueText(value: JsonValue): string {
  const text = JSON.stringify(value);
  return docText(text.length > longestValue ? `${text.slice(0, longestValue)}…` : text);
}
