import type { Rule } from "../rule.js";
import { severityFor } from "./severity-for.js";

const words = { send: "sent", receive: "received" };

export const operationActionChanged: Rule = {
  id: "operation-action-changed",
  group: "document",
  severity: "breaking",
  title: "A service receives what it sent, or sends what it received.",
  *find({ operations, old: before, new: after, requirementOf }) {
    for (const { old, new: changed } of operations.pairs) {
      if (old.action === changed.action) continue;
      yield {
        path: `operations.${changed.key}.action`,
        message: `operation ${changed.key} ${words[old.action]}, and ${changed.action}s`,
        breaks: ["publishers", "consumers"],
        direction: null,
        old: before.within(old.location, "action"),
        new: after.within(changed.location, "action"),
        advice: `Describe another operation for what the service does now, and keep ${changed.key} until nobody needs it.`,
        change: [old.action, changed.action],
        severity: severityFor(requirementOf({ old: old.channel, new: changed.channel }), "backward", "forward"),
      };
    }
  },
};
