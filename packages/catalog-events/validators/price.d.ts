// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { Price } from "../schemas/price.js";

/** Whether a value is what the document says of Price. Undeclared properties pass unless the schema forbids them. */
export declare function isPrice(value: unknown): value is Price;
/**
 * The value, unchanged, when it is what the document says of Price.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parsePrice(value: unknown): Price;
/** Decides as `isPrice` does, and says why not in `errors`. Never throws. */
export declare const acceptsPrice: Validator;
/** The properties that may be sent. */
export declare const declaredPrice: DeclaredNames;
