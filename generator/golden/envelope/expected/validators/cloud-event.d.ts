// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { DeclaredNames, Validator } from "@eventwright/runtime/generated";
import type { CloudEvent } from "../schemas/cloud-event.js";

/** Whether a value is what the document says of CloudEvent. Undeclared properties pass unless the schema forbids them. */
export declare function isCloudEvent(value: unknown): value is CloudEvent;
/**
 * The value, unchanged, when it is what the document says of CloudEvent.
 *
 * @throws ValidationError with the pointer to what is wrong, the rule, and where the rule stands in the document.
 */
export declare function parseCloudEvent(value: unknown): CloudEvent;
/** Decides as `isCloudEvent` does, and says why not in `errors`. Never throws. */
export declare const acceptsCloudEvent: Validator;
/** The properties that may be sent. */
export declare const declaredCloudEvent: DeclaredNames;
