// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Destination, Subscription } from "@eventwright/runtime/generated";

export declare const streetDestination: Destination;

export declare const streetSource: Omit<Subscription, "messages">;
