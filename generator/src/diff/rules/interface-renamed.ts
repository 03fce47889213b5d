import type { Channel } from "../../contract/contract.js";
import { type Side, sidesOf } from "../../emit/sdk/sides.js";
import type { Finding } from "../change.js";
import type { ContractComparison } from "../contract-comparison.js";
import type { Rule } from "../rule.js";

export const interfaceRenamed: Rule = {
  id: "interface-renamed",
  group: "sdk",
  severity: "warning",
  title: "An interface of the package has another name, because the document or a channel has.",
  *find(comparison) {
    const byPath = new Map<string, Renamed[]>();
    for (const one of renamedSides(comparison)) {
      if (one.was !== one.is) byPath.set(one.path, [...(byPath.get(one.path) ?? []), one]);
    }
    for (const [path, [first, ...others]] of byPath) {
      if (first === undefined) continue;
      const all = [first, ...others];
      yield {
        path,
        message: all.map(({ was, is }) => `the interface ${was} is called ${is}`).join(", and "),
        breaks: ["publisher-types", "consumer-types"],
        direction: null,
        old: first.old,
        new: first.new,
        advice: "Keep what it is called after, or publish the package as a new major version.",
        change: [all.map(({ was }) => was), all.map(({ is }) => is)],
      };
    }
  },
};

interface Renamed extends Pick<Finding, "path" | "old" | "new"> {
  readonly was: string;
  readonly is: string;
}

/** The application and its plain counterpart are called after the document; who owns a queue, after its first channel. */
function* renamedSides({ old, new: changed }: ContractComparison): Iterable<Renamed> {
  const [before, after] = [sidesOf(old), sidesOf(changed)];
  const ofTitle = {
    path: "title",
    old: old.within(old.location, "title"),
    new: changed.within(changed.location, "title"),
  };
  yield { ...ofTitle, was: before.application.name, is: after.application.name };
  for (const side of before.counterparts) {
    const same = after.counterparts.find(({ service }) => service === side.service);
    if (same === undefined) continue;
    const [was, is] = [side.name, same.name];
    const [from, to] = [channelOf(side), channelOf(same)];
    if (side.service === undefined) yield { ...ofTitle, was, is };
    else if (from !== undefined && to !== undefined && !isNamedByAddress(from) && !isNamedByAddress(to))
      yield { path: `channels.${to.key}`, old: from.location, new: to.location, was, is };
  }
}

/** As in AsyncAPI 2, where a key is nothing else: its migration gives the channel a name, and changes none. */
function isNamedByAddress({ key, address }: Channel): boolean {
  return key === address;
}

function channelOf({ sources: [first] }: Side): Channel | undefined {
  return first?.channel;
}
