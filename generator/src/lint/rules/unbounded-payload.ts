import type { SchemaNode } from "../../contract/schema/schema-node.js";
import type { LintRule } from "../lint-rule.js";

export const unboundedPayload: LintRule = {
  id: "unbounded-payload",
  severity: "info",
  title: "A list or a map of a payload may be of any length.",
  *find({ schemas }) {
    for (const { node, name, inPlace, within, location } of schemas) {
      const limit = missingLimit(node);
      if (limit === undefined || inPlace || within.role === "message-headers") continue;
      yield {
        message: `${name} may have any number of ${limit === "maxItems" ? "elements" : "members"}`,
        consequence: "One message can be too large for the broker or for the memory of a consumer.",
        remedy: `Add \`${limit}\`, far above what is usual.`,
        location,
      };
    }
  },
};

function missingLimit(node: SchemaNode): "maxItems" | "maxProperties" | undefined {
  const isClosedTuple = node.tuple !== undefined && node.items?.always === false;
  if (node.type?.includes("array") === true && node.maxItems === undefined && !isClosedTuple) return "maxItems";
  const isMap = node.additionalProperties !== undefined && node.additionalProperties.always !== false;
  const hasNames = node.properties !== undefined;
  return isMap && !hasNames && node.maxProperties === undefined ? "maxProperties" : undefined;
}
