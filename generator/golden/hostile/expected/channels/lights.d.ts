// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Destination, Subscription } from "@eventwright/runtime/generated";

/** *\/ process.exit(1); /* */
export declare const lightsDestination: Destination;

/** *\/ process.exit(1); /* */
export declare const lightsSource: Omit<Subscription, "messages">;
