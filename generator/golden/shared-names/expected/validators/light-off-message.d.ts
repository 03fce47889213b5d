// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { LightOffMessage } from "../schemas/light-off-message.js";

/** Whether a value is what the document says of LightOffMessage. Undeclared properties pass unless the schema forbids them. */
export declare function isLightOffMessage(value: unknown): value is LightOffMessage;
/**
 * The value, unchanged, when it is what the document says of LightOffMessage.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseLightOffMessage(value: unknown): LightOffMessage;
/** Decides as `isLightOffMessage` does, and says why not in `errors`. Never throws. */
export declare const acceptsLightOffMessage: Validator;
/** The properties that may be sent. */
export declare const declaredLightOffMessage: DeclaredNames;
