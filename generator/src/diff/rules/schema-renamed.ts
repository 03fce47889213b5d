import type { Contract } from "../../contract/contract.js";
import type { NamedSchema } from "../../contract/schema-graph.js";
import { matchBy } from "../match.js";
import type { Rule } from "../rule.js";
import { schemaMark } from "../schema-mark.js";

export const schemaRenamed: Rule = {
  id: "schema-renamed",
  group: "sdk",
  severity: "warning",
  title: "A type has another name, and is the same otherwise.",
  *find({ old, new: changed }) {
    const { pairs } = matchBy<NamedSchema>(components(old), components(changed), [
      ({ name }) => name,
      ({ ref }, side) => schemaMark(side === "old" ? old : changed, ref),
    ]);
    for (const pair of pairs) {
      if (pair.old.name === pair.new.name) continue;
      yield {
        path: `schemas.${pair.new.name}`,
        message: `the type ${pair.old.name} is called ${pair.new.name}`,
        breaks: ["publisher-types", "consumer-types"],
        direction: null,
        old: pair.old.location,
        new: pair.new.location,
        advice: `Keep the name ${pair.old.name}, or publish the package as a new major version.`,
        change: [pair.old.name, pair.new.name],
      };
    }
  },
};

/** Those whose names stand in the document; others are called after their message. */
function components({ schemas }: Contract): readonly NamedSchema[] {
  return schemas.named.filter(({ role }) => role === "component");
}
