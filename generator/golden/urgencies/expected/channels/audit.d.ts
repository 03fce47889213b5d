// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Destination, Subscription } from "@eventwright/runtime/generated";

export declare const auditDestination: Destination;

export declare const auditSource: Omit<Subscription, "messages">;
