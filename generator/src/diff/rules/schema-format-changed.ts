import type { Rule } from "../rule.js";

export const schemaFormatChanged: Rule = {
  id: "schema-format-changed",
  group: "document",
  severity: "warning",
  title: "The payload of a message is described in another schema language.",
  *find({ travelling, old: before, new: after }) {
    for (const { pair } of travelling) {
      const { old, new: changed } = pair;
      const [was, is] = [old.schemaLanguage ?? "json-schema", changed.schemaLanguage ?? "json-schema"];
      if (was === is) continue;
      yield {
        path: `messages.${changed.key}.schemaFormat`,
        message: `the payload of ${changed.key} was described in ${was} and is in ${is}`,
        breaks: ["publishers", "consumers"],
        direction: null,
        old: before.within(old.location, "payload"),
        new: after.within(changed.location, "payload"),
        advice: "Make sure that nobody takes the schema's language for the encoding of the bodies: they are JSON.",
        change: [was, is],
      };
    }
  },
};
