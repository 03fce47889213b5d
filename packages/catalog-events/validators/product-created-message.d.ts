// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { ProductCreatedMessage } from "../schemas/product-created-message.js";

/** Whether a value is what the document says of ProductCreatedMessage. Undeclared properties pass unless the schema forbids them. */
export declare function isProductCreatedMessage(value: unknown): value is ProductCreatedMessage;
/**
 * The value, unchanged, when it is what the document says of ProductCreatedMessage.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseProductCreatedMessage(value: unknown): ProductCreatedMessage;
/** Decides as `isProductCreatedMessage` does, and says why not in `errors`. Never throws. */
export declare const acceptsProductCreatedMessage: Validator;
/** The properties that may be sent. */
export declare const declaredProductCreatedMessage: DeclaredNames;
