// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Destination, Subscription } from "@eventwright/runtime/generated";

export declare const lightsDestination: Destination;

export declare const lightsSource: Omit<Subscription, "messages">;
