// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { UserMessage } from "../schemas/user-message.js";

/** Whether a value is what the document says of UserMessage. Undeclared properties pass unless the schema forbids them. */
export declare function isUserMessage(value: unknown): value is UserMessage;
/**
 * The value, unchanged, when it is what the document says of UserMessage.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseUserMessage(value: unknown): UserMessage;
/** Decides as `isUserMessage` does, and says why not in `errors`. Never throws. */
export declare const acceptsUserMessage: Validator;
/** The properties that may be sent. */
export declare const declaredUserMessage: DeclaredNames;
