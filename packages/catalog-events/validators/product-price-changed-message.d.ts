// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { ProductPriceChangedMessage } from "../schemas/product-price-changed-message.js";

/** Whether a value is what the document says of ProductPriceChangedMessage. Undeclared properties pass unless the schema forbids them. */
export declare function isProductPriceChangedMessage(value: unknown): value is ProductPriceChangedMessage;
/**
 * The value, unchanged, when it is what the document says of ProductPriceChangedMessage.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseProductPriceChangedMessage(value: unknown): ProductPriceChangedMessage;
/** Decides as `isProductPriceChangedMessage` does, and says why not in `errors`. Never throws. */
export declare const acceptsProductPriceChangedMessage: Validator;
/** The properties that may be sent. */
export declare const declaredProductPriceChangedMessage: DeclaredNames;
