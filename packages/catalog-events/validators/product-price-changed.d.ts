// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { ProductPriceChanged } from "../schemas/product-price-changed.js";

/** Whether a value is what the document says of ProductPriceChanged. Undeclared properties pass unless the schema forbids them. */
export declare function isProductPriceChanged(value: unknown): value is ProductPriceChanged;
/**
 * The value, unchanged, when it is what the document says of ProductPriceChanged.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseProductPriceChanged(value: unknown): ProductPriceChanged;
/** Decides as `isProductPriceChanged` does, and says why not in `errors`. Never throws. */
export declare const acceptsProductPriceChanged: Validator;
/** The properties that may be sent. */
export declare const declaredProductPriceChanged: DeclaredNames;
