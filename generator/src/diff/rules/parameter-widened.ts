import type { Rule } from "../rule.js";
import { parameterValueFindings } from "./parameter-findings.js";

export const parameterWidened: Rule = {
  id: "parameter-widened",
  group: "routing",
  severity: "breaking",
  title: "A parameter of an address takes values that consumers who are deployed do not know.",
  find: (comparison) => parameterValueFindings(comparison, "forward"),
};
