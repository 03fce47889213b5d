import type { LintRule } from "../lint-rule.js";
import { nameStyle, usualStyle } from "../name-style.js";

export const mixedPropertyNames: LintRule = {
  id: "mixed-property-names",
  severity: "info",
  title: "A property is not written in the style of the others.",
  *find({ schemas }) {
    const properties = schemas.filter(
      ({ property, within }) => property !== undefined && within.role !== "message-headers",
    );
    const usual = usualStyle(new Set(properties.map(({ property = "" }) => property)));
    for (const { property = "", name, location } of properties) {
      const style = nameStyle(property);
      if (usual === undefined || style === undefined || style === usual) continue;
      yield {
        message: `${name} is written in ${style}, most properties in ${usual}`,
        consequence: "Who reads or writes messages has to look each name up.",
        remedy: "Add it in the usual style beside the old one: a rename breaks who is deployed.",
        location,
      };
    }
  },
};
