import type { LintRule } from "../lint-rule.js";

export const objectWithoutProperties: LintRule = {
  id: "object-without-properties",
  severity: "warning",
  title: "An object of a payload names none of its properties.",
  *find({ schemas }) {
    for (const { node, name, inPlace, within, location } of schemas) {
      const { type, place: _, docs: __, minProperties: ___, maxProperties: ____, ...others } = node;
      const isBareObject = type?.length === 1 && type[0] === "object" && Object.keys(others).length === 0;
      if (!isBareObject || inPlace || within.role === "message-headers") continue;
      yield {
        message: `${name} is an object of anything`,
        consequence: "What is in it is neither typed nor checked, and a change of it is never noticed.",
        remedy: "Name its `properties`, or say with `additionalProperties` what its values are.",
        location,
      };
    }
  },
};
