// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Destination, Subscription } from "@eventwright/runtime/generated";

/** What the supplier service is asked. */
export declare const suppliersDestination: Destination;

/** What the supplier service is asked. */
export declare const suppliersSource: Omit<Subscription, "messages">;
