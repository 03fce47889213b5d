import type { JsonValue } from "../../contract/contract.js";
import { tokensOf, valueAt } from "../../contract/json-pointer.js";
import { propertyPointer } from "../../judge/message-validator.js";
import type { Broken, DeploymentOrder, Direction, Finding, Rejection } from "../change.js";
import type { ContractComparison, TravellingMessage } from "../contract-comparison.js";
import type { LanguageBreak } from "../language-breaks.js";
import { leadWith } from "../lead-with.js";
import type { MessagePart } from "../message-judge.js";
import { movedPayload } from "../moved-payload.js";
import { type ReplacedPayload, replacedPayload } from "../replaced-payload.js";
import type { Rule } from "../rule.js";
import { adviceFor } from "./break-advice.js";

/** What is asked of a part of messages: what travels as an event or a request, or what comes back as an answer. */
export interface PartQuestion {
  readonly part: MessagePart;
  readonly direction: Direction;
  readonly ofReplies: boolean;
}

/** A rule about what one side lets out and the other one refuses. */
export function partRule(question: PartQuestion, { id, title }: Pick<Rule, "id" | "title">): Rule {
  return { id, group: "payload", severity: "breaking", title, find: (comparison) => breaksOf(comparison, question) };
}

function* breaksOf(comparison: ContractComparison, { part, direction, ofReplies }: PartQuestion): Iterable<Finding> {
  for (const message of comparison.travelling) {
    if (isOnlyReply(message) !== ofReplies) continue;
    const { pair } = message;
    const { breaks, possible = [] } = comparison.judge.breaks(direction, part, message);
    const all = [...breaks, ...possible];
    if (all.length === 0) continue;
    const moved = part === "payload" ? movedPayload(pair) : undefined;
    const replaced = part === "payload" ? replacedPayload(comparison, pair) : undefined;
    for (const found of replaced === undefined ? all : all.slice(0, 1)) {
      const isNeeded = direction === "backward" ? message.needsBackward : message.needsForward;
      const property = [...tokensOf(propertyPointer(found.error))];
      const path = [`messages.${pair.new.key}.${part}`, ...(replaced === undefined ? property : [])].join(".");
      const taker = { location: found.error.location };
      const sender = { location: found.emittedAt };
      const isPossible = possible.includes(found);
      const order = orderOf(comparison, message, part, direction);
      yield {
        path,
        message:
          replaced?.words[direction] ?? messageOf(found, direction, { name: property.join(".") || part, isPossible }),
        breaks: brokenBy(direction, message),
        direction,
        old: direction === "backward" ? sender.location : taker.location,
        new: direction === "backward" ? taker.location : sender.location,
        reason: found.reason,
        witness: leadWith(found.witness as JsonValue, property),
        gist: gistOf(found),
        ...changeOf(found, direction, replaced),
        rejectedBy: rejectionOf(found, direction, ofReplies),
        advice: replaced?.advice ?? (isPossible ? lookForThem[direction] : adviceFor(found.reason, direction)),
        ...(moved === undefined ? {} : { follows: moved }),
        ...(order === undefined ? {} : { order }),
        severity: isNeeded && !isPossible ? "breaking" : "warning",
      };
    }
  }
}

/** What is refused by a condition is refused for what stands beside it. */
function gistOf({ witness, error }: LanguageBreak): JsonValue {
  if (error.isConditional) return witness as JsonValue;
  return (valueAt(witness, propertyPointer(error)) ?? null) as JsonValue;
}

/** One message may show several changes of the same value. */
function changeOf(
  { said }: LanguageBreak,
  direction: Direction,
  replaced: ReplacedPayload | undefined,
): Pick<Finding, "change"> {
  if (replaced !== undefined) return { change: [replaced.was ?? null, replaced.is ?? null] };
  const { sent, taken = null, elsewhere } = said;
  if (sent === undefined && elsewhere.length === 0) return {};
  const emitted = elsewhere.length === 0 ? (sent ?? null) : [sent ?? null, elsewhere];
  return { change: direction === "backward" ? [emitted, taken] : [taken, emitted] };
}

export function isOnlyReply({ isReply, channels }: TravellingMessage): boolean {
  return isReply && channels.length === 0;
}

/** What waits in a queue was published before. */
function brokenBy(direction: Direction, { channels }: TravellingMessage): readonly Broken[] {
  if (direction === "forward") return ["consumers"];
  return channels.length > 0 ? ["publishers", "queued"] : ["publishers"];
}

/** Who refuses the witness, and how. */
export function rejectionOf({ error }: LanguageBreak, direction: Direction, ofReplies: boolean): Rejection {
  return {
    side: `${direction === "backward" ? "new" : "old"} ${ofReplies ? "requesters" : "consumers"}`,
    error: `${error.pointer === "" ? "the message" : error.pointer} ${error.message}`,
  };
}

const lookForThem: Readonly<Record<Direction, string>> = {
  backward:
    "Nothing described headers for old publishers, so they may send any: make sure that none of them sends such a header.",
  forward:
    "Nothing describes headers for new publishers, so they may send any: go on describing those that consumers check.",
};

function messageOf(
  { error, reason }: LanguageBreak,
  direction: Direction,
  { name, isPossible }: { readonly name: string; readonly isPossible: boolean },
): string {
  const who = `${direction === "backward" ? "old" : "new"} publishers ${isPossible ? "may send" : "send"}`;
  switch (reason) {
    case "property-required":
      return `${name} is required by ${direction === "backward" ? "new" : "old"} consumers, and ${who} messages without it`;
    case "property-removed":
      return direction === "backward"
        ? `${name} is refused by new consumers, and ${who} it`
        : `${name} is no longer sent, and old consumers require it`;
    case "closed":
      return `${name} is not declared for ${direction === "backward" ? "new" : "old"} consumers, and ${who} it`;
    case "union-ambiguous":
      return `${name} fits more than one variant for ${direction === "backward" ? "new" : "old"} consumers`;
    default:
      return `${name} ${error.message} for ${direction === "backward" ? "new" : "old"} consumers, and ${who} other values`;
  }
}

/** With one direction whole, those go first whose other side is not broken by it. */
function orderOf(
  { judge }: ContractComparison,
  message: TravellingMessage,
  part: MessagePart,
  direction: Direction,
): DeploymentOrder | undefined {
  const other = judge.breaks(direction === "backward" ? "forward" : "backward", part, message);
  if (other.breaks.length > 0 || other.undecided !== undefined) return undefined;
  return direction === "backward" ? "publishers-first" : "consumers-first";
}
