// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Destination, Subscription } from "@eventwright/runtime/generated";

/** What other services tell the catalog service. */
export declare const catalogDestination: Destination;

/** What other services tell the catalog service. */
export declare const catalogSource: Omit<Subscription, "messages">;
