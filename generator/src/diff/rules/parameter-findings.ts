import type { Direction, Finding } from "../change.js";
import type { ContractComparison } from "../contract-comparison.js";
import { parameterNames } from "../routing/address-difference.js";
import { addressLocations, movedChannels, strayKeys, undecidedReason } from "./address-finding.js";
import { type ChangedParameter, changedParameters, hasMore, listed } from "./parameter-values.js";

const counts = {
  "parameter-removed": { preposition: "without", adjective: "shorter" },
  "parameter-added": { preposition: "with", adjective: "longer" },
};

/** Addresses that have lost a parameter, or got one. */
export function* parameterCountFindings(comparison: ContractComparison, is: keyof typeof counts): Iterable<Finding> {
  const { preposition, adjective } = counts[is];
  for (const { pair, difference } of movedChannels(comparison, is)) {
    const { key } = pair.new;
    const [before, after] = [pair.old.routingKey, pair.new.routingKey];
    const [longer, shorter] = is === "parameter-removed" ? [before, after] : [after, before];
    const names = parameterNames(longer).filter((name) => !parameterNames(shorter).includes(name));
    yield {
      path: `channels.${key}.parameters.${names.join(".")}`,
      message: `the address of ${key} was ${before} and is ${after}, ${preposition} ${names.join(" and ")}`,
      ...strayKeys(comparison, pair, difference),
      ...addressLocations(comparison, pair),
      advice: `Add a channel with the ${adjective} address, publish to both while consumers move, and remove the old one afterwards.`,
      change: [before, after],
    };
  }
}

const values = {
  backward: {
    order: "publishers-first",
    advice: "Keep the value until no publisher uses it and no queue holds such a message.",
  },
  forward: { order: "consumers-first", advice: "Deploy the consumers before a publisher uses the new value." },
} as const;

/** Parameters whose values old publishers use and new consumers do not know, or the other way round. */
export function* parameterValueFindings(comparison: ContractComparison, direction: Direction): Iterable<Finding> {
  for (const { pair, difference } of movedChannels(comparison, "parameter-values")) {
    if (difference[direction].answer === "contained") continue;
    const parameters = changedParameters(pair).filter(({ was, is }) =>
      direction === "backward" ? hasMore(was, is) : hasMore(is, was),
    );
    const { key } = pair.new;
    const told = parameters.map(({ name, was, is }) => `${name} of ${key} was ${listed(was)} and is ${listed(is)}`);
    const contained = { backward: { answer: "contained" }, forward: { answer: "contained" } } as const;
    yield {
      path: `channels.${key}.parameters.${parameters.map(({ name }) => name).join(".")}`,
      message: told.join("; ") + undecidedReason(difference),
      ...strayKeys(comparison, pair, { ...contained, [direction]: difference[direction] }),
      ...addressLocations(comparison, pair),
      ...valueLocations(comparison, parameters),
      ...values[direction],
      change: [parameters.map(({ was }) => was ?? null), parameters.map(({ is }) => is ?? null)],
    };
  }
}

/** Where the values of the first one are written, as far as it is described. */
function valueLocations(
  { old, new: changed }: ContractComparison,
  [first]: readonly ChangedParameter[],
): Partial<Pick<Finding, "old" | "new">> {
  return {
    ...(first?.old && { old: old.within(first.old.location, "enum") }),
    ...(first?.new && { new: changed.within(first.new.location, "enum") }),
  };
}
