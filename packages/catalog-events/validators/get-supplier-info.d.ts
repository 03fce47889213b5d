// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { GetSupplierInfo } from "../schemas/get-supplier-info.js";

/** Whether a value is what the document says of GetSupplierInfo. Undeclared properties pass unless the schema forbids them. */
export declare function isGetSupplierInfo(value: unknown): value is GetSupplierInfo;
/**
 * The value, unchanged, when it is what the document says of GetSupplierInfo.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseGetSupplierInfo(value: unknown): GetSupplierInfo;
/** Decides as `isGetSupplierInfo` does, and says why not in `errors`. Never throws. */
export declare const acceptsGetSupplierInfo: Validator;
/** The properties that may be sent. */
export declare const declaredGetSupplierInfo: DeclaredNames;
