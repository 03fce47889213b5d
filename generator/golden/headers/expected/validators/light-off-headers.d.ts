// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { LightOffHeaders } from "../schemas/light-off-headers.js";

/** Whether a value is what the document says of LightOffHeaders. Undeclared properties pass unless the schema forbids them. */
export declare function isLightOffHeaders(value: unknown): value is LightOffHeaders;
/**
 * The value, unchanged, when it is what the document says of LightOffHeaders.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseLightOffHeaders(value: unknown): LightOffHeaders;
/** Decides as `isLightOffHeaders` does, and says why not in `errors`. Never throws. */
export declare const acceptsLightOffHeaders: Validator;
/** The properties that may be sent. */
export declare const declaredLightOffHeaders: DeclaredNames;
