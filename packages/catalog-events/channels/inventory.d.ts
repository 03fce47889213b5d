// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Destination, Subscription } from "@eventwright/runtime/generated";

/** What the inventory service hears about products. */
export declare const inventoryDestination: Destination;

/** What the inventory service hears about products. */
export declare const inventorySource: Omit<Subscription, "messages">;
