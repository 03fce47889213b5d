// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { ProductId } from "../schemas/product-id.js";

/** Whether a value is what the document says of ProductId. Undeclared properties pass unless the schema forbids them. */
export declare function isProductId(value: unknown): value is ProductId;
/**
 * The value, unchanged, when it is what the document says of ProductId.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseProductId(value: unknown): ProductId;
/** Decides as `isProductId` does, and says why not in `errors`. Never throws. */
export declare const acceptsProductId: Validator;
/** The properties that may be sent. */
export declare const declaredProductId: DeclaredNames;
