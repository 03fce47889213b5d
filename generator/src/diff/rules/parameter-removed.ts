import type { Rule } from "../rule.js";
import { parameterCountFindings } from "./parameter-findings.js";

export const parameterRemoved: Rule = {
  id: "parameter-removed",
  group: "routing",
  severity: "breaking",
  title: "The address of a channel has lost a parameter.",
  find: (comparison) => parameterCountFindings(comparison, "parameter-removed"),
};
