// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { LightOn } from "../schemas/light-on.js";

/** Whether a value is what the document says of LightOn. Undeclared properties pass unless the schema forbids them. */
export declare function isLightOn(value: unknown): value is LightOn;
/**
 * The value, unchanged, when it is what the document says of LightOn.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseLightOn(value: unknown): LightOn;
/** Decides as `isLightOn` does, and says why not in `errors`. Never throws. */
export declare const acceptsLightOn: Validator;
/** The properties that may be sent. */
export declare const declaredLightOn: DeclaredNames;
