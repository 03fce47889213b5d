// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
export { isGetStateMessage, parseGetStateMessage } from "./get-state-message.js";
export { isGetUserMessage, parseGetUserMessage } from "./get-user-message.js";
export { isGetUserHeaders, parseGetUserHeaders } from "./get-user-headers.js";
export { isStateMessage, parseStateMessage } from "./state-message.js";
export { isUserMessage, parseUserMessage } from "./user-message.js";
