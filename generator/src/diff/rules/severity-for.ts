import type { Direction, Severity } from "../change.js";
import type { TravellingMessage } from "../contract-comparison.js";
import { needs, type Requirement } from "../requirement.js";

/** Breaking where the channel has to keep one of the directions compatible, else only worth telling. */
export function severityFor(requirement: Requirement, ...directions: readonly Direction[]): Severity {
  return directions.some((direction) => needs(requirement, direction)) ? "breaking" : "warning";
}

/** The same for a message, by all the channels that it travels through. */
export function severityOf(message: TravellingMessage, ...directions: readonly Direction[]): Severity {
  const isNeeded = { backward: message.needsBackward, forward: message.needsForward };
  return directions.some((direction) => isNeeded[direction]) ? "breaking" : "warning";
}
