import type { Rule } from "../rule.js";
import { copiesFindings } from "./copies-findings.js";

export const bccChanged: Rule = {
  id: "bcc-changed",
  group: "routing",
  severity: "breaking",
  title: "Copies of a message go to other routing keys, which its receivers cannot see.",
  find: (comparison) => copiesFindings(comparison, "bcc"),
};
