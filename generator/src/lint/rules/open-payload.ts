import type { LintRule } from "../lint-rule.js";
import { saysNothing } from "../written-schemas.js";

export const openPayload: LintRule = {
  id: "open-payload",
  severity: "warning",
  title: "An object of a payload lets publishers send properties that it does not name.",
  *find({ schemas }) {
    for (const { node, name, within, location } of schemas) {
      const { properties, additionalProperties: others } = node;
      if (properties === undefined || others === undefined || within.role === "message-headers") continue;
      if (others.always === false || !(others.always === true || saysNothing(others))) continue;
      yield {
        message: `${name} has properties, and any others besides`,
        consequence: "A typo in a property's name is published, and so is what nobody meant to send.",
        remedy: "Leave `additionalProperties` out: publishers are held to what is named, and consumers accept more.",
        location,
      };
    }
  },
};
