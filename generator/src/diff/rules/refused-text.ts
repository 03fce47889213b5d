import type { Channel } from "../../contract/contract.js";
import type { Broken, Direction, Finding } from "../change.js";
import type { ContractComparison } from "../contract-comparison.js";
import type { Pair } from "../match.js";
import { needs } from "../requirement.js";
import { parameterNames } from "../routing/address-difference.js";
import { textWithin } from "../routing/parameter-texts.js";
import { type ChangedParameter, isGivenByConsumers, parameterOf, sendableAs } from "./parameter-values.js";

type Side = "old" | "new";

/**
 * Whom it breaks that one version takes a text for a parameter and the other one does not, where a routing key with it fits the
 * addresses of both: publishers are held to pattern and lengths when they send, and consumers where they have to give the
 * text themselves. What a consumer reads from a routing key is not held to them.
 */
export function refusedText(
  { requirementOf }: ContractComparison,
  pair: Pair<Channel>,
  { direction, parameters }: { readonly direction: Direction; readonly parameters: readonly ChangedParameter[] },
): Pick<Finding, "breaks" | "direction" | "witness" | "rejectedBy" | "severity" | "advice" | "order"> {
  const [sender, taker] = direction === "backward" ? (["old", "new"] as const) : (["new", "old"] as const);
  const given = parameters.filter((parameter) => isGivenByConsumers(nameIn(taker, parameter), pair[taker]));
  const certain = parameters.filter((parameter) => parameter[direction].answer === "outside");
  const shown = certain.find((parameter) => given.includes(parameter)) ?? certain[0];
  const breaks = brokenBy(pair, direction, given);
  const isNeeded = breaks.length > 0 && needs(requirementOf(pair), direction);
  return {
    breaks,
    direction,
    ...(shown === undefined ? {} : witnessOf(shown)),
    severity: !isNeeded ? "warning" : certain.length > 0 ? "breaking" : "undecided",
    ...(direction === "backward"
      ? { advice: "Keep taking such texts until nobody gives one." }
      : {
          advice: "Deploy consumers that can do with such texts before a publisher gives one.",
          order: "consumers-first",
        }),
  };

  function witnessOf(parameter: ChangedParameter): Pick<Finding, "witness" | "rejectedBy"> {
    const verdict = parameter[direction];
    if (verdict.answer !== "outside") return {};
    const { key } = pair[taker];
    const side = given.includes(parameter)
      ? `${taker} consumers of ${key}`
      : `publishers to ${key} with the ${taker} package`;
    return {
      witness: filled(pair[sender], nameIn(sender, parameter), verdict.text),
      rejectedBy: { side, error: `the parameter "${nameIn(taker, parameter)}" ${verdict.problem}` },
    };
  }
}

function nameIn(side: Side, { name, oldName }: ChangedParameter): string {
  return side === "old" ? oldName : name;
}

/** Code that is refused a text is told so when it runs, and only with the next package. */
function brokenBy({ old }: Pair<Channel>, direction: Direction, given: readonly ChangedParameter[]): readonly Broken[] {
  if (direction === "forward") return given.length > 0 ? ["consumers"] : [];
  if (given.length === 0) return ["publisher-types"];
  const names = parameterNames(old.queue?.name ?? "");
  return given.some(({ oldName }) => names.includes(oldName)) ? ["publishers", "queued"] : ["publishers"];
}

/** The routing key that a text makes; the queue's name, where only that has the parameter. */
function filled(channel: Channel, name: string, text: string): string {
  const { routingKey, queue } = channel;
  const template = parameterNames(routingKey).includes(name) ? routingKey : (queue?.name ?? "");
  return parameterNames(template).reduce((address, other) => {
    const any = () => textWithin(parameterOf(channel, other), `^${sendableAs(other, channel)}$`);
    return address.replaceAll(`{${other}}`, () => (other === name ? text : (any() ?? `{${other}}`)));
  }, template);
}
