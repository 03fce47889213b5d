import type { Operation, Reply } from "../../contract/contract.js";
import type { Rule } from "../rule.js";
import { severityFor } from "./severity-for.js";

/** AMQP's own property, which is meant where nothing is said. */
const ownProperty = /^\$message\.header#\/reply[-_]?to$/i;

export const replyAddressChanged: Rule = {
  id: "reply-address-changed",
  group: "document",
  severity: "breaking",
  title: "Answers are sent to another address than they were.",
  *find({ operations, old: before, new: after, requirementOf }) {
    for (const { old, new: changed } of operations.pairs) {
      const [was, is] = [placeOf(old, changed), placeOf(changed, old)];
      if (was === is) continue;
      yield {
        path: `operations.${changed.key}.reply.address`,
        message: `answers of ${changed.key} went to ${was} and go to ${is}`,
        breaks: ["publishers", "consumers"],
        direction: null,
        old: before.within(old.location, "reply"),
        new: after.within(changed.location, "reply"),
        advice: "Add an operation with the new address, and keep this one until nobody asks any more.",
        change: [was, is],
        severity: severityFor(requirementOf({ old: old.channel, new: changed.channel }), "backward", "forward"),
      };
    }
  },
};

/** A request without an answer on the other side is told as such. */
function placeOf({ reply, delivery }: Operation, other: Operation): string {
  if (reply !== undefined && other.reply !== undefined) return addressOf(reply);
  return delivery.replyTo === undefined ? "no address" : `the address ${delivery.replyTo}`;
}

/** A header that is described is another place than AMQP's property of that name. */
function addressOf({ channel, address, addressPlaces = new Map() }: Reply): string {
  if (channel !== null) return `the address ${channel.routingKey}`;
  const isOwn = address === undefined || (ownProperty.test(address) && addressPlaces.size === 0);
  return isOwn ? "the request's replyTo" : `what the request says at ${address}`;
}
