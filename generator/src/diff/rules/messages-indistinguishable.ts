import type { Channel, Contract, JsonValue, Message } from "../../contract/contract.js";
import { headerDiscriminatorOf } from "../../contract/read-headers.js";
import { discriminatorOf } from "../../contract/read-messages.js";
import { type CommonMessage, commonMessage } from "../../judge/common-message.js";
import type { Finding } from "../change.js";
import type { ContractComparison } from "../contract-comparison.js";
import type { Pair } from "../match.js";
import type { Rule } from "../rule.js";
import { schemaMark } from "../schema-mark.js";
import { severityFor } from "./severity-for.js";

export const messagesIndistinguishable: Rule = {
  id: "messages-indistinguishable",
  group: "document",
  severity: "breaking",
  title: "A message fits two messages of one channel, and nothing in it says which it is.",
  *find(comparison) {
    const told = new Set<string>();
    // Of each message once: a channel may have hundreds, and ten thousands of pairs of them.
    const unchanged = new Set(
      comparison.messages.pairs.filter((pair) => isAlike(comparison, pair)).map((pair) => pair.new),
    );
    for (const channel of comparison.channels.pairs) {
      for (const [index, second] of channel.new.messages.entries()) {
        for (const first of channel.new.messages.slice(0, index)) {
          const pair = [first.key, second.key].join(" ");
          if (told.has(pair) || areToldApart(first, second)) continue;
          const finding = mistaken(comparison, { channel, first, second }, unchanged);
          if (finding === undefined) continue;
          told.add(pair);
          yield finding;
        }
      }
    }
  },
};

interface Companions {
  readonly channel: Pair<Channel>;
  /** Consumers try it before the second. */
  readonly first: Message;
  readonly second: Message;
}

function mistaken(
  comparison: ContractComparison,
  { channel, first, second }: Companions,
  unchanged: ReadonlySet<Message>,
): Finding | undefined {
  const { old, new: changed, oldMessageOf, requirementOf } = comparison;
  const [oldFirst, oldSecond] = [oldMessageOf(first), oldMessageOf(second)];
  const isTogether = (message: Message | undefined) => message !== undefined && channel.old.messages.includes(message);
  if (oldFirst !== undefined && oldSecond !== undefined && isTogether(oldFirst) && isTogether(oldSecond)) {
    if (unchanged.has(first) && unchanged.has(second)) return undefined;
    const wereAlike =
      !areToldApart(oldFirst, oldSecond) && shared(old, channel.old, oldFirst, oldSecond).answer !== "none";
    if (wereAlike) return undefined;
  }
  const found = shared(changed, channel.new, first, second);
  if (found.answer === "none") return undefined;
  // The SDKs' own publishers say the type of each message; others may not.
  const isSaid = first.name !== second.name && channel.new.publishers !== "any";
  const severity = isSaid ? "warning" : severityFor(requirementOf(channel), "backward", "forward");
  const finding: Finding = {
    path: `channels.${channel.new.key}.messages.${second.key}`,
    message: `what is sent as ${second.key} can be taken for ${first.key} on channel ${channel.new.key}`,
    breaks: ["consumers"],
    direction: null,
    old: channel.old.location,
    new: second.location,
    advice: "Give both a required property with another `const` each.",
    change: [first.name, second.name],
    severity,
  };
  if (found.answer === "undecided") {
    const message = `${finding.message}, perhaps: ${found.reason}`;
    return { ...finding, message, severity: severity === "breaking" ? "undecided" : severity };
  }
  const error = `the handler of ${first.key} gets it`;
  return {
    ...finding,
    witness: found.witness as JsonValue,
    rejectedBy: { side: `consumers of ${channel.new.key}`, error },
  };
}

/** A constant in the body or in the headers that both have, with another value each. */
function areToldApart(one: Message, other: Message): boolean {
  return discriminatorOf(one, [other]) !== undefined || headerDiscriminatorOf(one, [other]) !== undefined;
}

function isAlike(comparison: ContractComparison, { old, new: changed }: Pair<Message>): boolean {
  return (["body", "headers"] as const).every((part) => {
    const [was, is] = [old[part], changed[part]];
    if (was === undefined || is === undefined) return was === is;
    return schemaMark(comparison.old, was) === schemaMark(comparison.new, is);
  });
}

/** What publishers of the second let out, and consumers take for the first. */
function shared({ schemas }: Contract, { publishers }: Channel, first: Message, second: Message): CommonMessage {
  const closed = publishers !== "any";
  const partOf = (part: "body" | "headers"): CommonMessage | undefined => {
    const [sent, taken] = [second[part], first[part]];
    if (sent === undefined || taken === undefined) return undefined;
    return commonMessage({ schemas, ref: sent, closed }, { schemas, ref: taken, closed: false });
  };
  const headers = partOf("headers");
  if (headers?.answer === "none") return headers;
  const body = partOf("body") ?? { answer: "none" };
  return body.answer === "found" && headers?.answer === "undecided" ? headers : body;
}
