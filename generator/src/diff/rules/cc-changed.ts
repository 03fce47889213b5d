import type { Rule } from "../rule.js";
import { copiesFindings } from "./copies-findings.js";

export const ccChanged: Rule = {
  id: "cc-changed",
  group: "routing",
  severity: "breaking",
  title: "Copies of a message go to other routing keys, which its receivers can see.",
  find: (comparison) => copiesFindings(comparison, "cc"),
};
