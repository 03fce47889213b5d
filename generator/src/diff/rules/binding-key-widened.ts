import type { Rule } from "../rule.js";
import { bindingFindings } from "./binding-findings.js";

export const bindingKeyWidened: Rule = {
  id: "binding-key-widened",
  group: "routing",
  severity: "warning",
  title: "A queue gets what its bindings did not let through before.",
  find: (comparison) => bindingFindings(comparison, "widened"),
};
