// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { LightOnMessage } from "../schemas/light-on-message.js";

/** Whether a value is what the document says of LightOnMessage. Undeclared properties pass unless the schema forbids them. */
export declare function isLightOnMessage(value: unknown): value is LightOnMessage;
/**
 * The value, unchanged, when it is what the document says of LightOnMessage.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseLightOnMessage(value: unknown): LightOnMessage;
/** Decides as `isLightOnMessage` does, and says why not in `errors`. Never throws. */
export declare const acceptsLightOnMessage: Validator;
/** The properties that may be sent. */
export declare const declaredLightOnMessage: DeclaredNames;
