// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { OrderCreatedMessage } from "../schemas/order-created-message.js";

/** Whether a value is what the document says of OrderCreatedMessage. Undeclared properties pass unless the schema forbids them. */
export declare function isOrderCreatedMessage(value: unknown): value is OrderCreatedMessage;
/**
 * The value, unchanged, when it is what the document says of OrderCreatedMessage.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseOrderCreatedMessage(value: unknown): OrderCreatedMessage;
/** Decides as `isOrderCreatedMessage` does, and says why not in `errors`. Never throws. */
export declare const acceptsOrderCreatedMessage: Validator;
/** The properties that may be sent. */
export declare const declaredOrderCreatedMessage: DeclaredNames;
