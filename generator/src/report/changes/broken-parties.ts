import type { Broken, Change } from "../../diff/change.js";

const parties: Readonly<Record<Broken, string>> = {
  publishers: "publishers that are deployed",
  consumers: "consumers that are deployed",
  broker: "the broker",
  queued: "messages that wait in queues",
  "publisher-types": "code that publishes",
  "consumer-types": "code that consumes",
};

/** `Breaks publishers that are deployed, and messages that wait in queues`. */
export function brokenText({ breaks, severity }: Pick<Change, "breaks" | "severity">): string {
  if (breaks.length === 0) return "Worth knowing";
  const verb = severity === "undecided" ? "May break" : "Breaks";
  const named = breaks.map((broken) => parties[broken]);
  const list = named.length === 1 ? named.join() : `${named.slice(0, -1).join(", ")}, and ${named.at(-1)}`;
  if (breaks.join() === "broker") return `${verb} ${list}, which refuses to declare it`;
  const isCode = breaks.every((broken) => broken.endsWith("-types"));
  return `${verb} ${list}${isCode ? ", when it takes the next package" : ""}`;
}

export interface ChangeGroup<Found extends Change> {
  readonly title: string;
  readonly changes: readonly Found[];
}

/** By who breaks, in the order in which the changes come: worst first. */
export function groupsOf<Found extends Change>(changes: readonly Found[]): readonly ChangeGroup<Found>[] {
  const titles = [...new Set(changes.map(brokenText))];
  return titles.map((title) => ({ title, changes: changes.filter((change) => brokenText(change) === title) }));
}
