import { documentationFindings } from "../described-things.js";
import type { Rule } from "../rule.js";

export const deprecatedChanged: Rule = {
  id: "deprecated-changed",
  group: "documentation",
  severity: "off",
  title: "Something has become deprecated, or is so no longer.",
  find: (comparison) =>
    documentationFindings(comparison, {
      member: "deprecated",
      words: (_, after) => (after === true ? "is deprecated now" : "is deprecated no longer"),
      advice: "Tell those who use it what takes its place, and until when it stays.",
    }),
};
