import type { Queue } from "../contract/contract.js";
import type { Location } from "../contract/location.js";
import type { Pair } from "./match.js";
import type { Redeclared } from "./redeclared-things.js";

/** `x-rabbitmq` has words of its own for these. */
const shortForms: Readonly<Record<string, string>> = {
  "x-queue-type": "queueType",
  "x-max-priority": "maxPriority",
  "x-single-active-consumer": "singleActiveConsumer",
};

/** Where an argument of a queue is written: by its short form or among the arguments; else where either could be. */
export function placeOfArgument(queue: Redeclared<Queue>, argument: string): Pair<Location> {
  const long = queue.within("x-rabbitmq", "arguments", argument);
  const shortForm = shortForms[argument];
  if (shortForm === undefined) return long;
  const short = queue.within("x-rabbitmq", shortForm);
  const chosen = (side: "old" | "new") => (short[side].pointer.endsWith(`/${shortForm}`) ? short[side] : long[side]);
  return { old: chosen("old"), new: chosen("new") };
}
