import type { Rule } from "../rule.js";
import { namesOf, renamedPlaces } from "./renamed-places.js";
import { severityFor } from "./severity-for.js";

export const exchangeRenamed: Rule = {
  id: "exchange-renamed",
  group: "routing",
  severity: "breaking",
  title: "The messages of a channel go through another exchange.",
  *find({ channels, old: before, new: after, requirementOf }) {
    // The default exchange has no name: a channel that comes from there or goes there is of another kind.
    for (const { before: was, after: is, channels: on } of renamedPlaces(
      channels.pairs,
      ({ exchange }) => exchange?.name || undefined,
    )) {
      const [first] = on;
      const severities = on.map((pair) => severityFor(requirementOf(pair), "backward", "forward"));
      yield {
        path: `exchanges.${is}.name`,
        message: `exchange ${was} is ${is} now, for ${namesOf(on)}`,
        breaks: ["publishers", "consumers"],
        direction: null,
        old: before.within(first.old.location, "bindings", "amqp", "exchange", "name"),
        new: after.within(first.new.location, "bindings", "amqp", "exchange", "name"),
        advice: `Bind exchange ${is} to ${was} while publishers and consumers move, and remove ${was} afterwards.`,
        change: [was, is],
        severity: severities.includes("breaking") ? "breaking" : "warning",
      };
    }
  },
};
