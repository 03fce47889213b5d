import type { Rule } from "../rule.js";
import { parameterValueFindings } from "./parameter-findings.js";

export const parameterNarrowed: Rule = {
  id: "parameter-narrowed",
  group: "routing",
  severity: "breaking",
  title: "A parameter of an address no longer takes what it took.",
  find: (comparison) => parameterValueFindings(comparison, "backward"),
};
