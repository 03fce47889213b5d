import { documentationFindings } from "../described-things.js";
import type { Rule } from "../rule.js";
import { shownValue } from "../shown-value.js";

export const titleChanged: Rule = {
  id: "title-changed",
  group: "documentation",
  severity: "off",
  title: "Something has another title.",
  find: (comparison) =>
    documentationFindings(comparison, {
      member: "title",
      words: (before, after) =>
        before === undefined || after === undefined
          ? `is called ${shownValue(after ?? before)} ${after === undefined ? "no longer" : "now"}`
          : `was called ${shownValue(before)} and is called ${shownValue(after)}`,
      advice: "Look for the old title in texts that people wrote elsewhere.",
    }),
};
