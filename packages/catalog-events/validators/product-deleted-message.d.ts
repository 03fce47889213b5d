// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { ProductDeletedMessage } from "../schemas/product-deleted-message.js";

/** Whether a value is what the document says of ProductDeletedMessage. Undeclared properties pass unless the schema forbids them. */
export declare function isProductDeletedMessage(value: unknown): value is ProductDeletedMessage;
/**
 * The value, unchanged, when it is what the document says of ProductDeletedMessage.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseProductDeletedMessage(value: unknown): ProductDeletedMessage;
/** Decides as `isProductDeletedMessage` does, and says why not in `errors`. Never throws. */
export declare const acceptsProductDeletedMessage: Validator;
/** The properties that may be sent. */
export declare const declaredProductDeletedMessage: DeclaredNames;
