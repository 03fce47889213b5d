import { documentationFindings } from "../described-things.js";
import type { Rule } from "../rule.js";

export const examplesChanged: Rule = {
  id: "examples-changed",
  group: "documentation",
  severity: "off",
  title: "Something has other examples.",
  find: (comparison) =>
    documentationFindings(comparison, {
      member: "examples",
      words: () => "has other examples",
      advice: "Take the new examples over where the old ones are used, as in tests.",
    }),
};
