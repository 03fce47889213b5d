import type { BreakReason } from "../../judge/break-reason.js";
import type { Direction } from "../change.js";

/** What to do instead, by what the witness shows. */
const advice: Readonly<Record<BreakReason, { readonly backward: string; readonly forward: string }>> = {
  "property-required": {
    backward: "Make it optional until every publisher sends it and the queues are empty, then require it.",
    forward: "Keep it required for publishers, or let consumers that do not need it be deployed first.",
  },
  "property-removed": {
    backward: "Let consumers go on accepting it; leave it out of what publishers are asked for.",
    forward: "Make it optional first, let every consumer be deployed with that, then remove it.",
  },
  "property-type": both(
    "Add a property of the new type beside the old one, move consumers to it, then remove the old one.",
  ),
  "enum-value-removed": both("Keep the value until nobody sends it and the queues are empty."),
  "enum-value-added": both("Let consumers be deployed with the new value before publishers send it."),
  const: both("Add a message with the new constant, and keep the old one while it is still sent."),
  range: wider("limits"),
  length: wider("length"),
  pattern: wider("pattern"),
  format: wider("format"),
  items: wider("items"),
  "property-count": wider("number of properties"),
  "property-name": wider("names"),
  variant: both(
    "Keep the old variant beside the new one, and let consumers be deployed with both before publishers send the new one.",
  ),
  "union-ambiguous": both("Tell the variants apart by a constant property, and name it as the discriminator."),
  closed: {
    backward: "Leave `additionalProperties` open for consumers, or declare the property.",
    forward: "Let consumers be deployed with the property before publishers send it.",
  },
  dependency: wider("condition"),
  denied: both("Let consumers accept it until nobody sends it and the queues are empty."),
};

export function adviceFor(reason: BreakReason, direction: Direction): string {
  return advice[reason][direction];
}

function both(text: string): { readonly backward: string; readonly forward: string } {
  return { backward: text, forward: text };
}

function wider(what: string): { readonly backward: string; readonly forward: string } {
  return {
    backward: `Keep the wider ${what} for consumers until no publisher uses it and the queues are empty.`,
    forward: `Let consumers be deployed with the wider ${what} before publishers use it.`,
  };
}
