// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
export { isCloudEvent, parseCloudEvent } from "./cloud-event.js";
export { isLightOnEvent, parseLightOnEvent } from "./light-on-event.js";
