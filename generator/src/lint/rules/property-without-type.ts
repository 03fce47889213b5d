import { schemaCluster } from "../../contract/schema/schema-cluster.js";
import type { SchemaNode } from "../../contract/schema/schema-node.js";
import type { LintRule, LintSubject } from "../lint-rule.js";
import { saysNothing } from "../written-schemas.js";

export const propertyWithoutType: LintRule = {
  id: "property-without-type",
  severity: "warning",
  title: "A property says nothing about its values.",
  *find(subject) {
    const filledIn = propertiesFilledIn(subject);
    for (const { node, property, name, location } of subject.schemas) {
      if (property === undefined || !saysNothing(node) || filledIn.has(node)) continue;
      yield {
        message: `${name} has no type`,
        consequence: "Any value is published and accepted, and its type is `unknown`.",
        remedy: "Add `type`, or `true` instead of the schema where any value is meant.",
        location,
      };
    }
  },
};

/** Of an envelope that says `payload: {}`, and of each message what it holds there: the message says enough. */
function propertiesFilledIn({ schemas, reader }: LintSubject): ReadonlySet<SchemaNode> {
  const filledIn = new Set<SchemaNode>();
  for (const { node } of schemas) {
    if (node.allOf === undefined) continue;
    const same = new Map<string, SchemaNode[]>();
    for (const { properties } of schemaCluster([node], reader, new Map())) {
      for (const [name, property] of properties ?? []) same.set(name, [...(same.get(name) ?? []), property]);
    }
    for (const properties of same.values()) {
      if (!properties.every(saysNothing)) for (const property of properties) filledIn.add(property);
    }
  }
  return filledIn;
}
