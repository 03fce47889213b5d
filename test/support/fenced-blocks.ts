import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const repository = fileURLToPath(new URL("../../", import.meta.url));

/** The contents of a Markdown file's code blocks in this language. */
export function fencedBlocks(file: string, language: string): readonly string[] {
  const markdown = readFileSync(`${repository}${file}`, "utf8");
  const blocks = markdown.matchAll(/^```(\S*)\n(.*?)^```$/gms);
  return [...blocks].filter(([, found]) => found === language).map(([, , content = ""]) => content);
}
