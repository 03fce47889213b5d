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
  const longest = [...flat.matchAll(/`+/g)].reduce((most, [ticks]) => Math.max(most, ticks.length), 0);
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `\`${flat}\`` : `${fence} ${flat} ${fence}`;
}

/** CommonMark from the document, without the HTML that CommonMark lets through. Code in backticks stays as it is. */
export function plainMarkdown(text: string): string {
  const paragraphs = text.trim().split(/(\n\s*\n)/);
  return paragraphs.map((part) => (hasPlainCode(part) ? withoutHtmlBesideCode(part) : withoutHtml(part))).join("");
}

const codeInLine = /(?<!`)(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g;

/**
 * Whether nobody can take anything else for code: a backtick that is none, or has its pair in another line or cell, moves the
 * beginnings and ends of what follows.
 */
function hasPlainCode(paragraph: string): boolean {
  return !/\\`|\|/.test(paragraph) && !paragraph.replaceAll(codeInLine, "").includes("`");
}

function withoutHtmlBesideCode(paragraph: string): string {
  let end = 0;
  let plain = "";
  for (const { 0: code, index } of paragraph.matchAll(codeInLine)) {
    plain += withoutHtml(paragraph.slice(end, index)) + code;
    end = index + code.length;
  }
  return plain + withoutHtml(paragraph.slice(end));
}

function withoutHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
