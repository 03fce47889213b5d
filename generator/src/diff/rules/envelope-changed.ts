import type { JsonValue } from "../../contract/contract.js";
import type { Broken, Finding } from "../change.js";
import type { ContractComparison, TravellingMessage } from "../contract-comparison.js";
import { envelopePath, movedPayload, placesOf } from "../moved-payload.js";
import type { Rule } from "../rule.js";
import { isOnlyReply, rejectionOf } from "./part-findings.js";
import { severityOf } from "./severity-for.js";

export const envelopeChanged: Rule = {
  id: "envelope-changed",
  group: "document",
  severity: "breaking",
  title: "A part of the envelope stands in another place of the body, or nowhere.",
  *find(comparison) {
    const { travelling, old: before, new: after } = comparison;
    for (const message of travelling) {
      const { old, new: changed } = message.pair;
      const [was, is] = [placesOf(old), placesOf(changed)];
      const leading = movedPayload(message.pair);
      for (const [role, place] of was) {
        const now = is.get(role);
        if (now === place) continue;
        // With the envelope go all of its parts.
        const isLed = leading !== undefined && role !== "payload" && changed.envelope === undefined;
        yield {
          path: envelopePath(changed, role),
          message: `${role} of ${changed.key} was at ${place} and is ${now === undefined ? "nowhere" : `at ${now}`}`,
          breaks: ["publishers", "consumers", ...(role === "payload" ? waitingIn(message) : [])],
          direction: null,
          old: before.within(old.location, "payload"),
          new: after.within(changed.location, "payload"),
          ...(role === "payload" ? refusedBody(comparison, message) : {}),
          advice: "Add a message with the new envelope beside this one, and let publishers and consumers move to it.",
          ...(isLed ? { follows: leading } : {}),
          change: [place, now ?? null],
          severity: severityOf(message, "backward", "forward"),
        };
      }
    }
  },
};

/** What waits in a queue has the event where it was. */
function waitingIn({ channels }: TravellingMessage): readonly Broken[] {
  return channels.length > 0 ? ["queued"] : [];
}

/** A body as one side sends it, with the event where the other one does not look for it. */
function refusedBody(
  { judge }: ContractComparison,
  message: TravellingMessage,
): Pick<Finding, "witness" | "gist" | "rejectedBy"> {
  for (const direction of ["backward", "forward"] as const) {
    const [found] = judge.breaks(direction, "payload", message).breaks;
    if (found === undefined) continue;
    return {
      witness: found.witness as JsonValue,
      gist: null,
      rejectedBy: rejectionOf(found, direction, isOnlyReply(message)),
    };
  }
  return {};
}
