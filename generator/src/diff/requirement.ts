import { keyMatcher } from "../config/key-pattern.js";
import type { Channel } from "../contract/contract.js";
import type { Direction } from "./change.js";

/** Which directions a channel has to keep compatible. */
export type Requirement = "both" | Direction | "none";

/** The channels whose keys match `pattern`, where `*` stands for any text, keep `requirement`. */
export interface ChannelRequirement {
  readonly pattern: string;
  readonly requirement: Requirement;
}

/**
 * What a configuration says of the channel, the first pattern that matches; else backward where one service owns the queue,
 * because it can be deployed before those who send to it; else both.
 */
export function requirementOf(channel: Channel, configured: readonly ChannelRequirement[]): Requirement {
  const chosen = configured.find(({ pattern }) => keyMatcher([pattern])(channel.key));
  return chosen?.requirement ?? (channel.service === undefined ? "both" : "backward");
}

export function needs(requirement: Requirement, direction: Direction): boolean {
  return requirement === "both" || requirement === direction;
}
