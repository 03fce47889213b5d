import type { Channel } from "../../contract/contract.js";
import type { Broken } from "../change.js";
import type { Pair } from "../match.js";
import { shapeOf } from "../routing/address-difference.js";
import type { Rule } from "../rule.js";
import { namesOf, renamedPlaces } from "./renamed-places.js";
import { severityFor } from "./severity-for.js";

export const queueRenamed: Rule = {
  id: "queue-renamed",
  group: "routing",
  severity: "breaking",
  title: "Consumers of a channel read another queue.",
  *find({ channels, old: before, new: after, requirementOf }) {
    for (const { before: was, after: is, channels: on } of renamedPlaces(channels.pairs.filter(isOfQueue), nameOf)) {
      const [first] = on;
      const severities = on.map((pair) => severityFor(requirementOf(pair), "backward"));
      const isDirect = first.old.exchange?.name === "";
      const breaks: readonly Broken[] = isDirect ? ["publishers", "queued"] : ["queued"];
      yield {
        path: `queues.${was}.name`,
        message: `queue ${was} is ${is === "" ? "for each consumer to name" : is} now, for ${namesOf(on)}`,
        breaks,
        direction: "backward",
        old: before.within(first.old.location, "bindings", "amqp", "queue", "name"),
        new: after.within(first.new.location, "bindings", "amqp", "queue", "name"),
        advice: isDirect
          ? `Consume both queues while publishers move, and delete ${was} when it is empty.`
          : `Remove the bindings of ${was}, consume it until it is empty, and delete it.`,
        change: [was, is],
        severity: severities.includes("breaking") ? "breaking" : "warning",
      };
    }
  },
};

/** Another address, by which the queue is called, is told as such, and so is another kind of channel. */
function isOfQueue({ old, new: changed }: Pair<Channel>): boolean {
  const [was, is] = [old, changed].map(({ exchange }) => exchange?.name === "");
  if (was !== is || (was === true && old.address !== changed.address)) return false;
  // What the parameters of a queue's name are called is not on the wire.
  return old.queue !== null && shapeOf(old.queue.name) !== shapeOf(nameOf(changed) ?? old.queue.name);
}

function nameOf({ queue, unnamedQueue }: Channel): string | undefined {
  return queue?.name ?? unnamedQueue?.name;
}
