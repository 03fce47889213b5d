// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { StateHeaders } from "../schemas/state-headers.js";

/** Whether a value is what the document says of StateHeaders. Undeclared properties pass unless the schema forbids them. */
export declare function isStateHeaders(value: unknown): value is StateHeaders;
/**
 * The value, unchanged, when it is what the document says of StateHeaders.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseStateHeaders(value: unknown): StateHeaders;
/** Decides as `isStateHeaders` does, and says why not in `errors`. Never throws. */
export declare const acceptsStateHeaders: Validator;
/** The properties that may be sent. */
export declare const declaredStateHeaders: DeclaredNames;
