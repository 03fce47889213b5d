// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { Lamp } from "../schemas/lamp.js";

/** Whether a value is what the document says of Lamp. Undeclared properties pass unless the schema forbids them. */
export declare function isLamp(value: unknown): value is Lamp;
/**
 * The value, unchanged, when it is what the document says of Lamp.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseLamp(value: unknown): Lamp;
/** Decides as `isLamp` does, and says why not in `errors`. Never throws. */
export declare const acceptsLamp: Validator;
/** The properties that may be sent. */
export declare const declaredLamp: DeclaredNames;
