import { flagFindings } from "../redeclaration.js";
import { redeclaredExchanges } from "../redeclared-things.js";
import type { Rule } from "../rule.js";

export const exchangeDurableChanged: Rule = {
  id: "exchange-durable-changed",
  group: "topology",
  severity: "breaking",
  title: "An exchange that was durable is not, or the other way round.",
  find: (comparison) =>
    flagFindings(redeclaredExchanges(comparison), {
      name: "durable",
      argument: "durable",
      words: (isSet) => (isSet ? "durable" : "transient"),
    }),
};
