import type { JsonValue } from "../contract/contract.js";
import type { Location } from "../contract/location.js";

/** `undecided` counts as breaking until somebody accepts it. */
export type Severity = "breaking" | "undecided" | "warning" | "info";

/** `backward`: what was published before meets who is new. `forward`: what is published now meets who was deployed before. */
export type Direction = "backward" | "forward";

/**
 * Whom a change breaks: services that publish and services that consume, as they are deployed; the broker, which refuses
 * to declare; messages that wait in queues; code that is compiled against the publishers' or the consumers' types.
 */
export type Broken = "publishers" | "consumers" | "broker" | "queued" | "publisher-types" | "consumer-types";

/** Who has to be deployed first for nobody to break. */
export type DeploymentOrder = "consumers-first" | "publishers-first";

/** What one rule found between two versions of a contract. */
export interface Finding {
  /** Where it stands in the contract, in names: `messages.ProductCreated.payload.price`, `channels.orders.address`. */
  readonly path: string;
  /** What has changed, in one clause and without values of messages: `price was a number and is a string`. */
  readonly message: string;
  readonly breaks: readonly Broken[];
  /** Null: the change is not one of a language of messages. */
  readonly direction: Direction | null;
  /** Where it is written; null where it is not there. */
  readonly old: Location | null;
  readonly new: Location | null;
  /** For findings about messages: which kind of difference the witness shows, `property-required` or `enum-value-removed`. */
  readonly reason?: string;
  /** A message, routing key or program that one side lets out and the other refuses. */
  readonly witness?: JsonValue;
  /**
   * The part of the witness that the change is about: what else a message has to hold follows from other things. Counts for the
   * fingerprint instead of the witness.
   */
  readonly gist?: JsonValue;
  readonly rejectedBy?: Rejection;
  /** What to do instead, one sentence. */
  readonly advice: string;
  readonly order?: DeploymentOrder;
  /** Instead of the rule's. */
  readonly severity?: Severity;
  /**
   * The finding that this one follows from. Where that one is found, and is at least as bad, it leads and this one is not
   * told.
   */
  readonly follows?: LeadingFinding;
  /** What was there and what is there now, of which a witness may not show all. Part of the fingerprint. */
  readonly change?: readonly [before: JsonValue, after: JsonValue];
}

export interface LeadingFinding {
  readonly rule: string;
  readonly path: string;
}

export interface Rejection {
  /** Who refuses the witness: `new consumers of orders`, `the broker`, `code against the new publishers' types`. */
  readonly side: string;
  /** The error that is raised there. */
  readonly error: string;
}

/** A finding with the rule that made it. */
export interface Change extends Omit<Finding, "severity" | "follows" | "gist"> {
  /** The rule's id, which has a page of that name under docs/changes. */
  readonly rule: string;
  readonly severity: Severity;
  /** The same for the same change, whatever else changes around it; another when the witness shows another thing. */
  readonly fingerprint: string;
}
