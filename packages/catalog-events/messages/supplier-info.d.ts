// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { MessageContract } from "@eventwright/runtime/generated";

/** Who supplies a product. Sent as it is, without an envelope. */
export declare const supplierInfoMessage: MessageContract;
