import type { Contract } from "../../contract/contract.js";
import type { Location } from "../../contract/location.js";
import type { Finding, Severity } from "../change.js";
import { partsOf } from "../routing/server-address.js";
import type { Rule } from "../rule.js";

export const vhostChanged: Rule = {
  id: "vhost-changed",
  group: "routing",
  severity: "breaking",
  title: "The channels are on another virtual host.",
  *find({ old, new: changed, servers }) {
    // What a document says that says nothing is that the connection decides.
    const severity: Severity = old.vhost === undefined || changed.vhost === undefined ? "warning" : "breaking";
    if ((old.vhost ?? "/") !== (changed.vhost ?? "/")) {
      yield {
        path: "vhost",
        ...told("the vhost", old.vhost, changed.vhost),
        old: vhostLocation(old),
        new: vhostLocation(changed),
        severity,
      };
    }
    for (const { old: before, new: after } of servers.pairs) {
      const [was, is] = [partsOf(before).vhost, partsOf(after).vhost];
      if (was === is) continue;
      yield {
        path: `servers.${after.key}.vhost`,
        ...told(`the vhost of server ${after.key}`, was, is),
        old: before.location,
        new: after.location,
      };
    }
  },
};

function told(
  what: string,
  was: string | undefined,
  is: string | undefined,
): Pick<Finding, "message" | "breaks" | "direction" | "advice" | "change"> {
  return {
    message: `${what} was ${was ?? "the connection's"} and is ${is ?? "the connection's"}`,
    breaks: ["publishers", "consumers", "queued"],
    direction: null,
    advice: "Move all services at once, or forward messages with a shovel while they move.",
    change: [was ?? null, is ?? null],
  };
}

/** The first place that names it. */
function vhostLocation({ channels, within }: Contract): Location | null {
  const places = channels.flatMap(({ location }) =>
    ["exchange", "queue"].map((part) => within(location, "bindings", "amqp", part, "vhost")),
  );
  return places.find(({ pointer }) => pointer.endsWith("/vhost")) ?? null;
}
