// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
export { isLightOnMessage, parseLightOnMessage } from "./light-on-message.js";
export { isLightOnHeaders, parseLightOnHeaders } from "./light-on-headers.js";
export { isLightOffMessage, parseLightOffMessage } from "./light-off-message.js";
export { isLightOffHeaders, parseLightOffHeaders } from "./light-off-headers.js";
