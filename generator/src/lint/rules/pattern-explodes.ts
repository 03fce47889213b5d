import { writtenNodes } from "../../contract/schema/inner-nodes.js";
import { explodes } from "../../judge/language/explodes.js";
import type { LintRule } from "../lint-rule.js";

/** On texts this short even exponential time is none. */
const harmlessLength = 20;

export const patternExplodes: LintRule = {
  id: "pattern-explodes",
  severity: "warning",
  title: "A pattern takes exponential time on some texts.",
  *find({ schemas, contract, reader }) {
    const names = new Map(schemas.map(({ node, name }) => [node, name]));
    // Validators also try those below `not`, `if`, `contains` and `propertyNames`.
    for (const node of writtenNodes(contract.schemas, reader)) {
      const name = names.get(node) ?? contract.schemas.nameOf(node.place.ref)?.name ?? node.place.ref;
      const { pattern, maxLength = Number.POSITIVE_INFINITY, patternProperties, place } = node;
      const found = [
        ...(pattern === undefined || maxLength <= harmlessLength ? [] : [{ pattern, below: "/pattern" }]),
        ...[...(patternProperties?.keys() ?? [])].map((key) => ({ pattern: key, below: "/patternProperties" })),
      ];
      for (const { pattern: source, below } of found) {
        if (!explodes(source)) continue;
        yield {
          message: `the pattern of ${name} takes exponential time on some texts`,
          consequence: "One message can keep a process busy for good: its validator never returns.",
          remedy: `Write it so that no loop can read the same text in two ways, or add a \`maxLength\` of at most ${harmlessLength}.`,
          location: contract.schemas.locate(place.ref, place.pointer + below),
        };
      }
    }
  },
};
