import type { LintRule } from "../lint-rule.js";

export const unboundedText: LintRule = {
  id: "unbounded-text",
  severity: "off",
  title: "A text of a payload may be of any length.",
  *find({ schemas }) {
    for (const { node, name, inPlace, within, location } of schemas) {
      if (node.type?.includes("string") !== true || inPlace || within.role === "message-headers") continue;
      const bound = node.maxLength ?? node.enum ?? node.const ?? node.format;
      if (bound !== undefined) continue;
      yield {
        message: `${name} may be of any length`,
        consequence: "One message can be too large for the broker, or for a column of whoever stores it.",
        remedy: "Add `maxLength`, far above what is usual.",
        location,
      };
    }
  },
};
