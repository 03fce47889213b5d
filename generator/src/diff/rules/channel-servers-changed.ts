import type { Channel, Server } from "../../contract/contract.js";
import type { ContractComparison } from "../contract-comparison.js";
import type { Pair } from "../match.js";
import { containsServers, containsVhosts } from "../routing/server-address.js";
import type { Rule } from "../rule.js";
import { carriesOnlyReplies } from "./carried-messages.js";
import { severityFor } from "./severity-for.js";

export const channelServersChanged: Rule = {
  id: "channel-servers-changed",
  group: "routing",
  severity: "breaking",
  title: "A channel is no longer on one of the brokers that it was on.",
  *find(comparison) {
    const { channels, old: before, new: after, requirementOf } = comparison;
    for (const pair of channels.pairs) {
      const { old, new: changed } = pair;
      if (carriesOnlyReplies(before, old) && carriesOnlyReplies(after, changed)) continue;
      const left = serversLeft(comparison, pair);
      if (left.length === 0) continue;
      yield {
        path: `channels.${changed.key}.servers`,
        message: `channel ${changed.key} was on ${named(old.servers)} and is on ${named(changed.servers)}`,
        breaks: old.queue === null ? ["publishers", "consumers"] : ["publishers", "consumers", "queued"],
        direction: null,
        old: before.within(old.location, "servers"),
        new: after.within(changed.location, "servers"),
        advice: `Keep ${changed.key} on ${named(left)} too, until no service publishes or consumes it there.`,
        change: [keysOf(old.servers), keysOf(changed.servers)],
        severity: severityFor(requirementOf(pair), "backward", "forward"),
      };
    }
  },
};

/** The brokers that are still there, and that the channel has left. One that has gone, or has moved, is told by itself. */
function serversLeft({ servers }: ContractComparison, { old, new: changed }: Pair<Channel>): readonly Server[] {
  return old.servers.filter((server) => {
    const same = servers.pairs.find((pair) => pair.old === server)?.new;
    if (same === undefined || changed.servers.includes(same)) return false;
    return !changed.servers.some((other) => isSamePlace(server, other));
  });
}

/** Two servers may be one broker under two names. */
function isSamePlace(one: Server, other: Server): boolean {
  return [containsServers, containsVhosts].every((contains) => contains(one, other).answer === "contained");
}

function keysOf(servers: readonly Server[]): readonly string[] {
  return servers.map(({ key }) => key);
}

/** `server eu`, `servers eu and us` */
function named(servers: readonly Server[]): string {
  const keys = keysOf(servers);
  return `${keys.length === 1 ? "server" : "servers"} ${keys.join(" and ")}`;
}
