// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { ProductUpdatedMessage } from "../schemas/product-updated-message.js";

/** Whether a value is what the document says of ProductUpdatedMessage. Undeclared properties pass unless the schema forbids them. */
export declare function isProductUpdatedMessage(value: unknown): value is ProductUpdatedMessage;
/**
 * The value, unchanged, when it is what the document says of ProductUpdatedMessage.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseProductUpdatedMessage(value: unknown): ProductUpdatedMessage;
/** Decides as `isProductUpdatedMessage` does, and says why not in `errors`. Never throws. */
export declare const acceptsProductUpdatedMessage: Validator;
/** The properties that may be sent. */
export declare const declaredProductUpdatedMessage: DeclaredNames;
