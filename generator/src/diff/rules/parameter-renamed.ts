import type { Channel } from "../../contract/contract.js";
import type { Pair } from "../match.js";
import { parameterNames, shapeOf } from "../routing/address-difference.js";
import type { Rule } from "../rule.js";

export const parameterRenamed: Rule = {
  id: "parameter-renamed",
  group: "sdk",
  severity: "warning",
  title: "A parameter of an address, or of a queue's name, has another name, and stands where it stood.",
  *find({ channels, old: before, new: after }) {
    for (const pair of channels.pairs) {
      for (const [was, is] of renamedParameters(pair)) {
        const { old, new: changed } = pair;
        yield {
          path: `channels.${changed.key}.parameters.${is}`,
          message: `parameter ${was} of channel ${changed.key} is called ${is}`,
          breaks: ["publisher-types", "consumer-types"],
          direction: null,
          old: before.within(old.location, "parameters", was),
          new: after.within(changed.location, "parameters", is),
          advice: `Keep the name ${was}, or publish the package as a new major version.`,
          change: [was, is],
        };
      }
    }
  },
};

/** By their places, in an address and in a queue's name that are the same but for their names. */
function renamedParameters({ old, new: changed }: Pair<Channel>): ReadonlyMap<string, string> {
  const texts = [
    [old.routingKey, changed.routingKey],
    [old.queue?.name ?? "", changed.queue?.name ?? ""],
  ] as const;
  const pairs = texts.flatMap(([before, after]) => {
    if (shapeOf(before) !== shapeOf(after)) return [];
    const names = parameterNames(after);
    return parameterNames(before).map((was, index) => [was, names[index] ?? was] as const);
  });
  return new Map(pairs.filter(([was, is]) => was !== is));
}
