// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Destination, Subscription } from "@eventwright/runtime/generated";

/** What varies in the address `room-{room}`. */
export interface RoomsParameters {
  /** The room whose queue it is. */
  readonly room: string;
}

export declare const roomsDestination: Destination;

export declare const roomsSource: Omit<Subscription, "messages">;
