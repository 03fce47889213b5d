// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { ProductUpdated } from "../schemas/product-updated.js";

/** Whether a value is what the document says of ProductUpdated. Undeclared properties pass unless the schema forbids them. */
export declare function isProductUpdated(value: unknown): value is ProductUpdated;
/**
 * The value, unchanged, when it is what the document says of ProductUpdated.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseProductUpdated(value: unknown): ProductUpdated;
/** Decides as `isProductUpdated` does, and says why not in `errors`. Never throws. */
export declare const acceptsProductUpdated: Validator;
/** The properties that may be sent. */
export declare const declaredProductUpdated: DeclaredNames;
