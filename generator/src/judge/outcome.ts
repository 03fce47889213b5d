import type { Json } from "./json.js";
import type { Undecided } from "./undecided.js";

/** What became of a goal: a value that satisfies it, the proof that there is none, or what stood in the way. */
export type Outcome =
  | { readonly is: "value"; readonly value: Json }
  | { readonly is: "empty" }
  | { readonly is: "unknown"; readonly cause: Undecided };

export const noValue: Outcome = { is: "empty" };

export function found(value: Json): Outcome {
  return { is: "value", value };
}

/** Tries ways one after the other: the first value wins, and only where every way is empty is the whole empty. */
export function firstValue<Way>(ways: Iterable<Way>, attempt: (way: Way) => Outcome): Outcome {
  let unknown: Outcome | undefined;
  for (const way of ways) {
    const outcome = attempt(way);
    if (outcome.is === "value") return outcome;
    if (outcome.is === "unknown") unknown ??= outcome;
  }
  return unknown ?? noValue;
}
