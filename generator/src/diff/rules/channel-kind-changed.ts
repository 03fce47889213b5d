import type { Channel } from "../../contract/contract.js";
import type { Rule } from "../rule.js";
import { severityFor } from "./severity-for.js";

export const channelKindChanged: Rule = {
  id: "channel-kind-changed",
  group: "topology",
  severity: "breaking",
  title: "A channel that was a queue is a routing key of an exchange, or the other way round.",
  *find({ old: before, new: after, channels, requirementOf }) {
    for (const pair of channels.pairs) {
      const { old, new: changed } = pair;
      const [was, is] = [kindOf(old), kindOf(changed)];
      if (was === undefined || is === undefined || was.isQueue === is.isQueue) continue;
      const keepsQueue = old.queue !== null && old.queue.name === changed.queue?.name;
      yield {
        path: `channels.${changed.key}.kind`,
        message: `channel ${changed.key} was ${was.words} and is ${is.words}`,
        breaks: ["publishers", "consumers", ...(old.queue === null || keepsQueue ? [] : (["queued"] as const))],
        direction: null,
        old: before.within(old.location, "bindings", "amqp"),
        new: after.within(changed.location, "bindings", "amqp"),
        advice: `Describe a channel beside ${changed.key} for the new place, publish to both while consumers move, and remove the old one when nobody uses it.`,
        change: [was.words, is.words],
        // Publishers of either version reach a queue that keeps its name.
        severity: keepsQueue ? "warning" : severityFor(requirementOf(pair), "backward", "forward"),
      };
    }
  },
};

interface Kind {
  readonly isQueue: boolean;
  readonly words: string;
}

/** A queue has the default exchange before it, whatever `is` of the binding says. Undefined: known only at run time. */
function kindOf({ exchange, queue, routingKey }: Channel): Kind | undefined {
  if (exchange === null) return undefined;
  return exchange.name === ""
    ? { isQueue: true, words: `queue ${queue?.name ?? routingKey}` }
    : { isQueue: false, words: `routing key ${JSON.stringify(routingKey)} of exchange ${exchange.name}` };
}
