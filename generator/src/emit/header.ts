/** The first line of every emitted file: where it comes from. No version and no date, so an upgrade changes no file. */
export function generatedHeader(source: string): string {
  const name = source.replace(/[^\w./@+ -]/g, "_");
  return `// @generated from ${name} by eventwright. Do not edit: change ${name}, then run \`eventwright generate\`.\n`;
}

/** The same for Markdown, where the document's name is free of what could end the comment. */
export function markdownHeader(source: string): string {
  return `<!-- ${generatedHeader(source).slice("// ".length).trimEnd().replaceAll("--", "-_")} -->`;
}
