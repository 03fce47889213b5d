// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { Handler } from "../schemas/handler.js";

/** Whether a value is what the document says of Handler. Undeclared properties pass unless the schema forbids them. */
export declare function isHandler(value: unknown): value is Handler;
/**
 * The value, unchanged, when it is what the document says of Handler.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseHandler(value: unknown): Handler;
/** Decides as `isHandler` does, and says why not in `errors`. Never throws. */
export declare const acceptsHandler: Validator;
/** The properties that may be sent. */
export declare const declaredHandler: DeclaredNames;
