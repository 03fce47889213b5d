// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { GetUserMessage } from "../schemas/get-user-message.js";

/** Whether a value is what the document says of GetUserMessage. Undeclared properties pass unless the schema forbids them. */
export declare function isGetUserMessage(value: unknown): value is GetUserMessage;
/**
 * The value, unchanged, when it is what the document says of GetUserMessage.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseGetUserMessage(value: unknown): GetUserMessage;
/** Decides as `isGetUserMessage` does, and says why not in `errors`. Never throws. */
export declare const acceptsGetUserMessage: Validator;
/** The properties that may be sent. */
export declare const declaredGetUserMessage: DeclaredNames;
