// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { GetSupplierInfoMessage } from "../schemas/get-supplier-info-message.js";

/** Whether a value is what the document says of GetSupplierInfoMessage. Undeclared properties pass unless the schema forbids them. */
export declare function isGetSupplierInfoMessage(value: unknown): value is GetSupplierInfoMessage;
/**
 * The value, unchanged, when it is what the document says of GetSupplierInfoMessage.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseGetSupplierInfoMessage(value: unknown): GetSupplierInfoMessage;
/** Decides as `isGetSupplierInfoMessage` does, and says why not in `errors`. Never throws. */
export declare const acceptsGetSupplierInfoMessage: Validator;
/** The properties that may be sent. */
export declare const declaredGetSupplierInfoMessage: DeclaredNames;
