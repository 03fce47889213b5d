// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { MessageContract } from "@eventwright/runtime/generated";

export declare const orderPlacedMessage: MessageContract;
