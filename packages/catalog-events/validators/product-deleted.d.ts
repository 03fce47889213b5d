// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { ProductDeleted } from "../schemas/product-deleted.js";

/** Whether a value is what the document says of ProductDeleted. Undeclared properties pass unless the schema forbids them. */
export declare function isProductDeleted(value: unknown): value is ProductDeleted;
/**
 * The value, unchanged, when it is what the document says of ProductDeleted.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseProductDeleted(value: unknown): ProductDeleted;
/** Decides as `isProductDeleted` does, and says why not in `errors`. Never throws. */
export declare const acceptsProductDeleted: Validator;
/** The properties that may be sent. */
export declare const declaredProductDeleted: DeclaredNames;
