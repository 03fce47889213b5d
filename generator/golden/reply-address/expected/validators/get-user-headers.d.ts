// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { GetUserHeaders } from "../schemas/get-user-headers.js";

/** Whether a value is what the document says of GetUserHeaders. Undeclared properties pass unless the schema forbids them. */
export declare function isGetUserHeaders(value: unknown): value is GetUserHeaders;
/**
 * The value, unchanged, when it is what the document says of GetUserHeaders.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseGetUserHeaders(value: unknown): GetUserHeaders;
/** Decides as `isGetUserHeaders` does, and says why not in `errors`. Never throws. */
export declare const acceptsGetUserHeaders: Validator;
/** The properties that may be sent. */
export declare const declaredGetUserHeaders: DeclaredNames;
