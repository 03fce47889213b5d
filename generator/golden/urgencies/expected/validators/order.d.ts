// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { Order } from "../schemas/order.js";

/** Whether a value is what the document says of Order. Undeclared properties pass unless the schema forbids them. */
export declare function isOrder(value: unknown): value is Order;
/**
 * The value, unchanged, when it is what the document says of Order.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseOrder(value: unknown): Order;
/** Decides as `isOrder` does, and says why not in `errors`. Never throws. */
export declare const acceptsOrder: Validator;
/** The properties that may be sent. */
export declare const declaredOrder: DeclaredNames;
