import { generatorVersion } from "../version.js";

/** The page of a rule, as the published package has it: `changes/payload-backward.md`, `guides/lint.md`. */
export function pageUrl(page: string): string {
  return `https://unpkg.com/eventwright@${generatorVersion()}/docs/${page}`;
}
