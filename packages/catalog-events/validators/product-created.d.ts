// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { ProductCreated } from "../schemas/product-created.js";

/** Whether a value is what the document says of ProductCreated. Undeclared properties pass unless the schema forbids them. */
export declare function isProductCreated(value: unknown): value is ProductCreated;
/**
 * The value, unchanged, when it is what the document says of ProductCreated.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseProductCreated(value: unknown): ProductCreated;
/** Decides as `isProductCreated` does, and says why not in `errors`. Never throws. */
export declare const acceptsProductCreated: Validator;
/** The properties that may be sent. */
export declare const declaredProductCreated: DeclaredNames;
