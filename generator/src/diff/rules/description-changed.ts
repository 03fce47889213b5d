import { documentationFindings } from "../described-things.js";
import type { Rule } from "../rule.js";

export const descriptionChanged: Rule = {
  id: "description-changed",
  group: "documentation",
  severity: "off",
  title: "Something is described in other words.",
  find: (comparison) =>
    documentationFindings(comparison, {
      member: "description",
      words: (before, after) =>
        before === undefined
          ? "is described now"
          : after === undefined
            ? "is described no longer"
            : "is described otherwise",
      advice: "Read whether the words still promise what the schemas and bindings do.",
    }),
};
