import type { Rule } from "../rule.js";
import { bindingFindings } from "./binding-findings.js";

export const bindingKeyNarrowed: Rule = {
  id: "binding-key-narrowed",
  group: "routing",
  severity: "breaking",
  title: "A queue no longer gets what its bindings let through before.",
  find: (comparison) => bindingFindings(comparison, "narrowed"),
};
