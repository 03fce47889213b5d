// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { Envelope } from "../schemas/envelope.js";

/** Whether a value is what the document says of Envelope. Undeclared properties pass unless the schema forbids them. */
export declare function isEnvelope(value: unknown): value is Envelope;
/**
 * The value, unchanged, when it is what the document says of Envelope.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseEnvelope(value: unknown): Envelope;
/** Decides as `isEnvelope` does, and says why not in `errors`. Never throws. */
export declare const acceptsEnvelope: Validator;
/** The properties that may be sent. */
export declare const declaredEnvelope: DeclaredNames;
