// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
export { isLamp, parseLamp } from "./lamp.js";
export { isLightOffMessage, parseLightOffMessage } from "./light-off-message.js";
