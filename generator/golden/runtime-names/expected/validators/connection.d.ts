// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { Connection } from "../schemas/connection.js";

/** Whether a value is what the document says of Connection. Undeclared properties pass unless the schema forbids them. */
export declare function isConnection(value: unknown): value is Connection;
/**
 * The value, unchanged, when it is what the document says of Connection.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseConnection(value: unknown): Connection;
/** Decides as `isConnection` does, and says why not in `errors`. Never throws. */
export declare const acceptsConnection: Validator;
/** The properties that may be sent. */
export declare const declaredConnection: DeclaredNames;
