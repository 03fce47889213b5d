// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { Meta } from "../schemas/meta.js";

/** Whether a value is what the document says of Meta. Undeclared properties pass unless the schema forbids them. */
export declare function isMeta(value: unknown): value is Meta;
/**
 * The value, unchanged, when it is what the document says of Meta.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseMeta(value: unknown): Meta;
/** Decides as `isMeta` does, and says why not in `errors`. Never throws. */
export declare const acceptsMeta: Validator;
/** The properties that may be sent. */
export declare const declaredMeta: DeclaredNames;
