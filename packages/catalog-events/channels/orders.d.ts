// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Destination, Subscription } from "@eventwright/runtime/generated";

/** What the order service hears about products. */
export declare const ordersDestination: Destination;

/** What the order service hears about products. */
export declare const ordersSource: Omit<Subscription, "messages">;
