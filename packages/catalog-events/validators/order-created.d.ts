// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { OrderCreated } from "../schemas/order-created.js";

/** Whether a value is what the document says of OrderCreated. Undeclared properties pass unless the schema forbids them. */
export declare function isOrderCreated(value: unknown): value is OrderCreated;
/**
 * The value, unchanged, when it is what the document says of OrderCreated.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseOrderCreated(value: unknown): OrderCreated;
/** Decides as `isOrderCreated` does, and says why not in `errors`. Never throws. */
export declare const acceptsOrderCreated: Validator;
/** The properties that may be sent. */
export declare const declaredOrderCreated: DeclaredNames;
