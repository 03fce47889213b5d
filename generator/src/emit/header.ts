import type { GeneratedFile } from "../output/generated-file.js";

/** The first line of every emitted file: where it comes from. No version and no date, so an upgrade changes no file. */
export function generatedHeader(source: string): string {
  const name = source.replace(/[^\w./@+ -]/g, "_");
  return `// @generated from ${name} by eventwright. Do not edit: change ${name}, then run \`eventwright generate\`.\n`;
}

/** The same for Markdown, where the document's name is free of what could end the comment. */
export function markdownHeader(source: string): string {
  return `<!-- ${generatedHeader(source).slice("// ".length).trimEnd().replaceAll("--", "-_")} -->`;
}

/** Files with a text of the user's in a comment below the line that says where they come from. */
export function withHeaderText(files: readonly GeneratedFile[], text: string | undefined): readonly GeneratedFile[] {
  if (text === undefined) return files;
  // Every line end of JavaScript ends a comment.
  const lines = text.trimEnd().split(/\r\n|[\n\r\u2028\u2029]/);
  const comment = lines.map((line) => `// ${line}`.trimEnd().concat("\n")).join("");
  return files.map(({ path, content }) => {
    if (!/\.(js|d\.ts)$/.test(path)) return { path, content };
    const end = content.indexOf("\n") + 1;
    return { path, content: content.slice(0, end) + comment + content.slice(end) };
  });
}
