import type { Contract, Server } from "../../contract/contract.js";
import type { Location } from "../../contract/location.js";
import type { Finding, Severity } from "../change.js";
import { addressLocation, containsVhosts, partsOf } from "../routing/server-address.js";
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
      const verdict = containsVhosts(before, after);
      if (verdict.answer === "contained") continue;
      const [was, is] = [partsOf(before).vhost, partsOf(after).vhost];
      const finding = told(`the vhost of server ${after.key}`, was, is);
      yield {
        path: `servers.${after.key}.vhost`,
        ...finding,
        ...(verdict.answer === "outside" ? { witness: verdict.key } : { severity: "undecided" as const }),
        ...(was === is ? fewerValues(before, after) : {}),
        old: addressLocation(old, before, was === is ? "variables" : "pathname"),
        new: addressLocation(changed, after, was === is ? "variables" : "pathname"),
      };
    }
  },
};

function fewerValues(before: Server, after: Server): Pick<Finding, "message" | "change"> {
  const { vhost } = partsOf(after);
  const valuesOf = ({ variables }: Server) =>
    variables
      .filter(({ name }) => vhost.includes(`{${name}}`))
      .map(({ name, values = null }) => [name, values] as const);
  return {
    message: `the vhost of server ${after.key} has fewer values`,
    change: [valuesOf(before), valuesOf(after)],
  };
}

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
