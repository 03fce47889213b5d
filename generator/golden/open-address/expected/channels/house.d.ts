// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Destination, Subscription } from "@eventwright/runtime/generated";

/** What varies in the address `{houseAddress}`. */
export interface HouseParameters {
  /** The address of house, which the document leaves open. */
  readonly houseAddress: string;
}

export declare const houseDestination: Destination;

export declare const houseSource: Omit<Subscription, "messages">;
