import { flagFindings } from "../redeclaration.js";
import { redeclaredQueues } from "../redeclared-things.js";
import type { Rule } from "../rule.js";

export const queueDurableChanged: Rule = {
  id: "queue-durable-changed",
  group: "topology",
  severity: "breaking",
  title: "A queue that was durable is not, or the other way round.",
  find: (comparison) =>
    flagFindings(redeclaredQueues(comparison), {
      name: "durable",
      argument: "durable",
      words: (isSet) => (isSet ? "durable" : "transient"),
    }),
};
