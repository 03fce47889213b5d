import type { Channel } from "../../contract/contract.js";
import type { Broken, Finding } from "../change.js";
import type { ContractComparison } from "../contract-comparison.js";
import type { Pair } from "../match.js";
import { needs } from "../requirement.js";
import { type AddressDifference, addressDifference, shapeOf } from "../routing/address-difference.js";
import { containsKeys, type KeyLanguage, type KeyVerdict } from "../routing/key-language.js";
import { templateKeys } from "../routing/key-patterns.js";
import { carriesOnlyReplies } from "./carried-messages.js";

/** Channels whose messages go elsewhere than before, in one of the ways in which that is seen in a document. */
export function* movedChannels(
  { channels, old, new: changed }: ContractComparison,
  is: AddressDifference["is"],
): Iterable<{ readonly pair: Pair<Channel>; readonly difference: AddressDifference }> {
  for (const pair of channels.pairs) {
    if (carriesOnlyReplies(old, pair.old) && carriesOnlyReplies(changed, pair.new)) continue;
    const difference = addressDifference(pair);
    if (difference?.is === is) yield { pair, difference };
  }
}

/** Whom it breaks that the routing keys of a channel have changed, with a key that goes astray. */
export function strayKeys(
  { requirementOf }: ContractComparison,
  pair: Pair<Channel>,
  { backward, forward }: Pick<AddressDifference, "backward" | "forward">,
): Pick<Finding, "breaks" | "direction" | "witness" | "rejectedBy" | "severity"> {
  const [isBackward, isForward] = [backward, forward].map(({ answer }) => answer !== "contained");
  const requirement = requirementOf(pair);
  const asked = [
    ...(isBackward && needs(requirement, "backward") ? [backward] : []),
    ...(isForward && needs(requirement, "forward") ? [forward] : []),
  ];
  const isCertain = asked.some(({ answer }) => answer === "outside");
  // An address that the document leaves open may have been any.
  const isOpen = pair.old.address === null || pair.new.address === null;
  const severity = asked.length === 0 || isOpen ? "warning" : isCertain ? "breaking" : "undecided";
  const shown = isBackward ? backward : forward;
  return {
    breaks: brokenBy(pair, { isBackward: isBackward === true, isForward: isForward === true }),
    direction: isBackward && isForward ? null : isBackward ? "backward" : "forward",
    ...(shown.answer === "outside" ? astray(pair, shown.key, shown === backward) : {}),
    severity,
  };
}

/** Where the routing key of a channel is said. */
export function addressLocations(
  { old, new: changed }: ContractComparison,
  pair: Pair<Channel>,
): Pick<Finding, "old" | "new"> {
  const member = pair.old.service === pair.new.service ? "address" : "x-service";
  return { old: old.within(pair.old.location, member), new: changed.within(pair.new.location, member) };
}

function brokenBy(
  pair: Pair<Channel>,
  { isBackward, isForward }: { readonly isBackward: boolean; readonly isForward: boolean },
): readonly Broken[] {
  const queued: readonly Broken[] = leavesQueue(pair) ? ["queued"] : [];
  return [
    ...(isBackward ? (["publishers"] as const) : []),
    ...(isForward ? (["consumers"] as const) : []),
    ...(isBackward ? queued : []),
  ];
}

/** Whether a queue that was read is read by nobody: all of another name, or those of some values of a parameter. */
function leavesQueue({ old, new: changed }: Pair<Channel>): boolean {
  const [was, is] = [old.queue?.name, changed.queue?.name];
  if (was === undefined || shapeOf(was) !== shapeOf(is ?? "")) return was !== undefined && old.exchange?.name === "";
  return containsKeys(queueNames(was, old), queueNames(is ?? "", changed)).answer !== "contained";
}

function queueNames(name: string, { parameters }: Channel): KeyLanguage {
  return templateKeys(name, parameters, { anyText: "[^]+", isValue: () => true });
}

function astray(
  { old, new: changed }: Pair<Channel>,
  key: string,
  isBackward: boolean,
): Pick<Finding, "witness" | "rejectedBy"> {
  const [age, taker] = isBackward ? (["new", changed] as const) : (["old", old] as const);
  const error = `the routing key ${JSON.stringify(key)} is none of the address ${JSON.stringify(taker.routingKey)}`;
  return { witness: key, rejectedBy: { side: `${age} consumers of ${taker.key}`, error } };
}

/** Why it could not be decided, for the end of a message. */
export function undecidedReason({ backward, forward }: Pick<AddressDifference, "backward" | "forward">): string {
  const reasonOf = (verdict: KeyVerdict) => (verdict.answer === "undecided" ? verdict.reason : undefined);
  const reason = reasonOf(backward) ?? reasonOf(forward);
  return reason === undefined ? "" : ` (not decided: ${reason})`;
}
