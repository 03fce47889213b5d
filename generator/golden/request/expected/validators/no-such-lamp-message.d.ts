// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { NoSuchLampMessage } from "../schemas/no-such-lamp-message.js";

/** Whether a value is what the document says of NoSuchLampMessage. Undeclared properties pass unless the schema forbids them. */
export declare function isNoSuchLampMessage(value: unknown): value is NoSuchLampMessage;
/**
 * The value, unchanged, when it is what the document says of NoSuchLampMessage.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseNoSuchLampMessage(value: unknown): NoSuchLampMessage;
/** Decides as `isNoSuchLampMessage` does, and says why not in `errors`. Never throws. */
export declare const acceptsNoSuchLampMessage: Validator;
/** The properties that may be sent. */
export declare const declaredNoSuchLampMessage: DeclaredNames;
