import type { Contract, Parameter } from "../../contract/contract.js";
import type { Location } from "../../contract/location.js";
import type { Direction, Finding } from "../change.js";
import type { ContractComparison } from "../contract-comparison.js";
import {
  type AddressDifference,
  addressDifference,
  isAddressedAlike,
  parameterNames,
} from "../routing/address-difference.js";
import type { KeyVerdict } from "../routing/key-language.js";
import { addressLocations, movedChannels, strayKeys } from "./address-finding.js";
import { carriesOnlyReplies } from "./carried-messages.js";
import { type ChangedParameter, changedParameters, describedTexts, rulesOf } from "./parameter-values.js";
import { refusedText } from "./refused-text.js";

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

/** Parameters for which a text may no longer be given (backward), or may be given now (forward). */
export function* parameterValueFindings(comparison: ContractComparison, direction: Direction): Iterable<Finding> {
  const { old, new: changed, channels } = comparison;
  for (const pair of channels.pairs) {
    if (carriesOnlyReplies(old, pair.old) && carriesOnlyReplies(changed, pair.new)) continue;
    const difference = addressDifference(pair);
    // Another address is told as one.
    if (!isAddressedAlike(pair) || (difference !== undefined && difference.is !== "parameter-values")) continue;
    const parameters = changedParameters(pair).filter((parameter) => parameter[direction].answer !== "contained");
    if (parameters.length === 0) continue;
    const verdict = difference?.[direction];
    const isRouted = verdict !== undefined && verdict.answer !== "contained";
    yield {
      path: `channels.${pair.new.key}.parameters.${parameters.map(({ name }) => name).join(".")}`,
      message: parameters.map((parameter) => messageOf(parameter, pair.new.key, direction)).join("; "),
      ...(isRouted
        ? { ...strayKeys(comparison, pair, onlyOf(direction, verdict)), ...valueAdvice[direction] }
        : refusedText(comparison, pair, { direction, parameters })),
      ...addressLocations(comparison, pair),
      ...ruleLocations(comparison, parameters, direction),
      change: [parameters.map((parameter) => rulesOf(parameter.old)), parameters.map(({ new: now }) => rulesOf(now))],
    };
  }
}

const valueAdvice = {
  backward: {
    order: "publishers-first",
    advice: "Keep the value until no publisher uses it and no queue holds such a message.",
  },
  forward: { order: "consumers-first", advice: "Deploy the consumers before a publisher uses the new value." },
} as const;

function messageOf(parameter: ChangedParameter, key: string, direction: Direction): string {
  const verdict = parameter[direction];
  const undecided = verdict.answer === "undecided" ? ` (not decided: ${verdict.reason})` : "";
  return `${parameter.name} of ${key} was ${describedTexts(parameter.old)} and is ${describedTexts(parameter.new)}${undecided}`;
}

function onlyOf(direction: Direction, verdict: KeyVerdict): Pick<AddressDifference, Direction> {
  const contained = { backward: { answer: "contained" }, forward: { answer: "contained" } } as const;
  return { ...contained, [direction]: verdict };
}

/** Where the rule is written that the first one is about, as far as it is described. */
function ruleLocations(
  { old, new: changed }: ContractComparison,
  [first]: readonly ChangedParameter[],
  direction: Direction,
): Partial<Pick<Finding, "old" | "new">> {
  const verdict = first?.[direction];
  const keyword = verdict?.answer === "outside" ? verdict.keyword : "enum";
  return {
    ...(first?.old && { old: ruleLocation(old, first.old, keyword) }),
    ...(first?.new && { new: ruleLocation(changed, first.new, keyword) }),
  };
}

/** AsyncAPI 2 has a schema below the parameter for what AsyncAPI 3 says there. */
function ruleLocation({ within }: Contract, { location }: Parameter, keyword: string): Location {
  const ofSchema = within(location, "schema", keyword);
  return ofSchema.pointer === location.pointer ? within(location, keyword) : ofSchema;
}
