// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { MessageContract } from "@eventwright/runtime/generated";

/** A product was removed from the catalog and can no longer be ordered. */
export declare const productDeletedMessage: MessageContract;
