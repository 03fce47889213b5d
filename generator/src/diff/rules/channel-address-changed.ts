import type { Channel } from "../../contract/contract.js";
import type { Rule } from "../rule.js";
import { addressLocations, movedChannels, strayKeys, undecidedReason } from "./address-finding.js";

export const channelAddressChanged: Rule = {
  id: "channel-address-changed",
  group: "routing",
  severity: "breaking",
  title: "The messages of a channel go to another address.",
  *find(comparison) {
    for (const { pair, difference } of movedChannels(comparison, "address")) {
      // The queue of a channel may be named by its binding alone.
      if (pair.old.address === pair.new.address) continue;
      const { key } = pair.new;
      yield {
        path: `channels.${key}.address`,
        message: `channel ${key} was at ${placeOf(pair.old)} and is at ${placeOf(pair.new)}${undecidedReason(difference)}`,
        ...strayKeys(comparison, pair, difference),
        ...addressLocations(comparison, pair),
        advice:
          "Add a channel with the new address, publish to both while consumers move, and remove the old one when its queue is empty.",
        change: [pair.old.routingKey, pair.new.routingKey],
      };
    }
  },
};

function placeOf({ address, routingKey, service }: Channel): string {
  if (address === null) return "an address that is left open";
  return service === undefined ? routingKey : `${routingKey} (${service})`;
}
