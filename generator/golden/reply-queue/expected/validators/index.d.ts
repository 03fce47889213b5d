// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
export { isGetStateMessage, parseGetStateMessage } from "./get-state-message.js";
export { isStateMessage, parseStateMessage } from "./state-message.js";
