import type { EnvelopeRole, Message } from "../../contract/contract.js";
import type { Rule } from "../rule.js";
import { severityOf } from "./severity-for.js";

export const envelopeChanged: Rule = {
  id: "envelope-changed",
  group: "document",
  severity: "breaking",
  title: "A part of the envelope stands in another place of the body, or nowhere.",
  *find({ travelling, old: before, new: after }) {
    for (const message of travelling) {
      const { old, new: changed } = message.pair;
      const [was, is] = [placesOf(old), placesOf(changed)];
      for (const [role, place] of was) {
        const now = is.get(role);
        if (now === place) continue;
        yield {
          path: `messages.${changed.key}.envelope.${role}`,
          message: `${role} of ${changed.key} was at ${place} and is ${now === undefined ? "nowhere" : `at ${now}`}`,
          breaks: ["publishers", "consumers"],
          direction: null,
          old: before.within(old.location, "payload"),
          new: after.within(changed.location, "payload"),
          advice: "Add a message with the new envelope beside this one, and let publishers and consumers move to it.",
          change: [place, now ?? null],
          severity: severityOf(message, "backward", "forward"),
        };
      }
    }
  },
};

/** Without an envelope the body is the event. */
function placesOf({ envelope = [{ role: "payload", path: [] }] }: Message): ReadonlyMap<EnvelopeRole, string> {
  return new Map(envelope.map(({ role, path }) => [role, path.length === 0 ? "the whole body" : `/${path.join("/")}`]));
}
