// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
export { isMeta, parseMeta } from "./meta.js";
export { isGetStateMessage, parseGetStateMessage } from "./get-state-message.js";
export { isStateMessage, parseStateMessage } from "./state-message.js";
export { isStateHeaders, parseStateHeaders } from "./state-headers.js";
export { isLightOnMessage, parseLightOnMessage } from "./light-on-message.js";
export { isLightOnHeaders, parseLightOnHeaders } from "./light-on-headers.js";
