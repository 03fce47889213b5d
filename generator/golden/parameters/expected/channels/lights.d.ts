// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Destination, Subscription } from "@eventwright/runtime/generated";

/** What varies in the address `light.{region}.{room}.on`. */
export interface LightsParameters {
  /**
   * Where the house stands.
   *
   * @default `eu`
   */
  readonly region?: "eu" | "us";
  /** Which of its rooms. */
  readonly room: string;
}

export declare const lightsDestination: Destination;

export declare const lightsSource: Omit<Subscription, "messages">;
