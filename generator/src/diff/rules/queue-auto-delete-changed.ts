import { flagFindings } from "../redeclaration.js";
import { redeclaredQueues } from "../redeclared-things.js";
import type { Rule } from "../rule.js";

export const queueAutoDeleteChanged: Rule = {
  id: "queue-auto-delete-changed",
  group: "topology",
  severity: "breaking",
  title: "Whether a queue is deleted with its last consumer has changed.",
  find: (comparison) =>
    flagFindings(redeclaredQueues(comparison), {
      name: "autoDelete",
      argument: "auto_delete",
      words: (isSet) => (isSet ? "deleted with its last consumer" : "kept without consumers"),
    }),
};
