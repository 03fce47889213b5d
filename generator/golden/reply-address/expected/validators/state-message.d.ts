// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { StateMessage } from "../schemas/state-message.js";

/** Whether a value is what the document says of StateMessage. Undeclared properties pass unless the schema forbids them. */
export declare function isStateMessage(value: unknown): value is StateMessage;
/**
 * The value, unchanged, when it is what the document says of StateMessage.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseStateMessage(value: unknown): StateMessage;
/** Decides as `isStateMessage` does, and says why not in `errors`. Never throws. */
export declare const acceptsStateMessage: Validator;
/** The properties that may be sent. */
export declare const declaredStateMessage: DeclaredNames;
