import type { JsonValue } from "../../contract/contract.js";
import { documentationFindings } from "../described-things.js";
import type { Rule } from "../rule.js";

export const tagsChanged: Rule = {
  id: "tags-changed",
  group: "documentation",
  severity: "off",
  title: "Something is filed under other tags.",
  find: (comparison) =>
    documentationFindings(comparison, {
      member: "tags",
      words: (before, after) => `had ${words(before)} and has ${words(after)}`,
      advice: "Adapt catalogs and dashboards that sort by tags.",
    }),
};

function words(tags: JsonValue | undefined): string {
  return Array.isArray(tags) ? `the tags ${tags.join(", ")}` : "no tags";
}
