// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Destination, Subscription } from "@eventwright/runtime/generated";

/** What varies in the address `{lightsAddress}`. */
export interface LightsParameters {
  /** The address of lights, which the document leaves open. */
  readonly lightsAddress: string;
}

export declare const lightsDestination: Destination;

export declare const lightsSource: Omit<Subscription, "messages">;
