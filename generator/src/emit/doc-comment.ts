/**
 * Text from a document as the inside of a doc comment. A `*` before `/` would end the comment and let what follows run.
 */
export function docText(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll("*/", "*\\/")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trim();
}

/** Prose from a document. A line that begins with `@` would be read as a tag: a description could deprecate a method. */
export function docProse(text: string | undefined): string {
  return docText(text ?? "").replaceAll(/^(\s*)@/gm, "$1\\@");
}

/** Paragraphs of a doc comment; those that are empty or undefined are left out. */
export function docParagraphs(...paragraphs: readonly (string | undefined)[]): string {
  return paragraphs
    .map((paragraph) => docText(paragraph ?? ""))
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}

/** A name from a document as code in Markdown and doc comments. A backtick inside would end it. */
export function inlineCode(text: string): string {
  const flat = text.replaceAll(/\s+/g, " ");
  return flat.includes("`") ? `\`\` ${flat} \`\`` : `\`${flat}\``;
}
