// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Destination, Subscription } from "@eventwright/runtime/generated";

export declare const questionsDestination: Destination;

export declare const questionsSource: Omit<Subscription, "messages">;
