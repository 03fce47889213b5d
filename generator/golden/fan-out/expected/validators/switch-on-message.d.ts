// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { SwitchOnMessage } from "../schemas/switch-on-message.js";

/** Whether a value is what the document says of SwitchOnMessage. Undeclared properties pass unless the schema forbids them. */
export declare function isSwitchOnMessage(value: unknown): value is SwitchOnMessage;
/**
 * The value, unchanged, when it is what the document says of SwitchOnMessage.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseSwitchOnMessage(value: unknown): SwitchOnMessage;
/** Decides as `isSwitchOnMessage` does, and says why not in `errors`. Never throws. */
export declare const acceptsSwitchOnMessage: Validator;
/** The properties that may be sent. */
export declare const declaredSwitchOnMessage: DeclaredNames;
