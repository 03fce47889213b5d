// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { GetStateMessage } from "../schemas/get-state-message.js";

/** Whether a value is what the document says of GetStateMessage. Undeclared properties pass unless the schema forbids them. */
export declare function isGetStateMessage(value: unknown): value is GetStateMessage;
/**
 * The value, unchanged, when it is what the document says of GetStateMessage.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseGetStateMessage(value: unknown): GetStateMessage;
/** Decides as `isGetStateMessage` does, and says why not in `errors`. Never throws. */
export declare const acceptsGetStateMessage: Validator;
/** The properties that may be sent. */
export declare const declaredGetStateMessage: DeclaredNames;
