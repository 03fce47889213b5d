import type { JsonValue, Server } from "../../contract/contract.js";
import { addressLocation, containsServers, partsOf, placesOf } from "../routing/server-address.js";
import type { Rule } from "../rule.js";

export const serverRemoved: Rule = {
  id: "server-removed",
  group: "routing",
  severity: "breaking",
  title: "A broker has gone, or is at another address.",
  *find({ servers, old: before, new: after }) {
    for (const server of servers.removed) {
      yield {
        path: `servers.${server.key}`,
        message: `server ${server.key} is no longer in ${after.source}`,
        breaks: ["publishers", "consumers", "queued"],
        direction: null,
        old: server.location,
        new: null,
        advice: "Mark it deprecated in its description, and remove it when no service connects to it.",
        change: [partsOf(server).broker, null],
      };
    }
    for (const { old, new: changed } of servers.pairs) {
      const verdict = containsServers(old, changed);
      if (verdict.answer === "contained") continue;
      const [was, is] = [partsOf(old).broker, partsOf(changed).broker];
      const member = was === is ? "variables" : "host";
      yield {
        path: `servers.${changed.key}.url`,
        message:
          was === is ? `server ${changed.key} has fewer addresses` : `server ${changed.key} was ${was} and is ${is}`,
        breaks: ["publishers", "consumers", "queued"],
        direction: null,
        old: addressLocation(before, old, member),
        new: addressLocation(after, changed, member),
        ...(verdict.answer === "outside" ? { witness: verdict.key } : {}),
        advice: `Add a server beside ${changed.key}, and remove the old one when no service connects to it.`,
        change: [whereIs(old), whereIs(changed)],
      };
    }
  },
};

/** Values of variables may be fewer, where the address is written as it was. */
function whereIs(server: Server): JsonValue {
  const { broker } = partsOf(server);
  const named = placesOf(server).filter(({ name }) => broker.includes(`{${name}}`));
  return [broker, ...named.map(({ name, values = null }) => [name, values])];
}
