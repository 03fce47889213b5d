// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { OrderItem } from "../schemas/order-item.js";

/** Whether a value is what the document says of OrderItem. Undeclared properties pass unless the schema forbids them. */
export declare function isOrderItem(value: unknown): value is OrderItem;
/**
 * The value, unchanged, when it is what the document says of OrderItem.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseOrderItem(value: unknown): OrderItem;
/** Decides as `isOrderItem` does, and says why not in `errors`. Never throws. */
export declare const acceptsOrderItem: Validator;
/** The properties that may be sent. */
export declare const declaredOrderItem: DeclaredNames;
