import type { EnvelopeRole, Message } from "../contract/contract.js";
import type { LeadingFinding } from "./change.js";
import type { Pair } from "./match.js";

/** Where the parts of the envelope stand in a body, for readers. Without an envelope the body is the event. */
export function placesOf({ envelope = [{ role: "payload", path: [] }] }: Message): ReadonlyMap<EnvelopeRole, string> {
  return new Map(envelope.map(({ role, path }) => [role, path.length === 0 ? "the whole body" : `/${path.join("/")}`]));
}

/** What tells that the event stands in another place of the body: whatever the body's schema misses follows from that. */
export function movedPayload({ old, new: changed }: Pair<Message>): LeadingFinding | undefined {
  if (placesOf(old).get("payload") === placesOf(changed).get("payload")) return undefined;
  return { rule: "envelope-changed", path: envelopePath(changed, "payload") };
}

export function envelopePath({ key }: Message, role: EnvelopeRole): string {
  return `messages.${key}.envelope.${role}`;
}
