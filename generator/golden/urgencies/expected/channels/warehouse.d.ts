// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Destination, Subscription } from "@eventwright/runtime/generated";

export declare const warehouseDestination: Destination;

export declare const warehouseSource: Omit<Subscription, "messages">;
