import { flagFindings } from "../redeclaration.js";
import { redeclaredExchanges } from "../redeclared-things.js";
import type { Rule } from "../rule.js";

export const exchangeAutoDeleteChanged: Rule = {
  id: "exchange-auto-delete-changed",
  group: "topology",
  severity: "breaking",
  title: "Whether an exchange is deleted with its last binding has changed.",
  find: (comparison) =>
    flagFindings(redeclaredExchanges(comparison), {
      name: "autoDelete",
      argument: "auto_delete",
      words: (isSet) => (isSet ? "deleted with its last binding" : "kept without bindings"),
    }),
};
