// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { LightOnEvent } from "../schemas/light-on-event.js";

/** Whether a value is what the document says of LightOnEvent. Undeclared properties pass unless the schema forbids them. */
export declare function isLightOnEvent(value: unknown): value is LightOnEvent;
/**
 * The value, unchanged, when it is what the document says of LightOnEvent.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseLightOnEvent(value: unknown): LightOnEvent;
/** Decides as `isLightOnEvent` does, and says why not in `errors`. Never throws. */
export declare const acceptsLightOnEvent: Validator;
/** The properties that may be sent. */
export declare const declaredLightOnEvent: DeclaredNames;
