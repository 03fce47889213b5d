import type { Rule } from "../rule.js";

export const messageRenamed: Rule = {
  id: "message-renamed",
  group: "sdk",
  severity: "warning",
  title: "A message has another name in code, and is the same on the wire.",
  *find({ messages }) {
    for (const { old, new: changed } of messages.pairs) {
      if (old.typeName === changed.typeName) continue;
      yield {
        path: `messages.${changed.key}`,
        message: `message ${old.key} is called ${changed.key}`,
        breaks: ["publisher-types", "consumer-types"],
        direction: null,
        old: old.location,
        new: changed.location,
        advice: `Keep the key ${old.key}, or publish the package as a new major version.`,
        change: [old.typeName, changed.typeName],
      };
    }
  },
};
