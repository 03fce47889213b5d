// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { LightOnHeaders } from "../schemas/light-on-headers.js";

/** Whether a value is what the document says of LightOnHeaders. Undeclared properties pass unless the schema forbids them. */
export declare function isLightOnHeaders(value: unknown): value is LightOnHeaders;
/**
 * The value, unchanged, when it is what the document says of LightOnHeaders.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseLightOnHeaders(value: unknown): LightOnHeaders;
/** Decides as `isLightOnHeaders` does, and says why not in `errors`. Never throws. */
export declare const acceptsLightOnHeaders: Validator;
/** The properties that may be sent. */
export declare const declaredLightOnHeaders: DeclaredNames;
