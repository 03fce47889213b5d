// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { MessageContract } from "@eventwright/runtime/generated";

/** Something about a product changed. Only what changed is sent. */
export declare const productUpdatedMessage: MessageContract;
