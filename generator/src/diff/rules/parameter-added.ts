import type { Rule } from "../rule.js";
import { parameterCountFindings } from "./parameter-findings.js";

export const parameterAdded: Rule = {
  id: "parameter-added",
  group: "routing",
  severity: "breaking",
  title: "The address of a channel has one more parameter.",
  find: (comparison) => parameterCountFindings(comparison, "parameter-added"),
};
