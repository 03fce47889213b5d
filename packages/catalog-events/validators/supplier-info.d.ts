// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { SupplierInfo } from "../schemas/supplier-info.js";

/** Whether a value is what the document says of SupplierInfo. Undeclared properties pass unless the schema forbids them. */
export declare function isSupplierInfo(value: unknown): value is SupplierInfo;
/**
 * The value, unchanged, when it is what the document says of SupplierInfo.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseSupplierInfo(value: unknown): SupplierInfo;
/** Decides as `isSupplierInfo` does, and says why not in `errors`. Never throws. */
export declare const acceptsSupplierInfo: Validator;
/** The properties that may be sent. */
export declare const declaredSupplierInfo: DeclaredNames;
