// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";

export const declaredLightOnMessage = true;

export const acceptsLightOnMessage = validator(validateLightOnMessage, "/channels/lights/messages/LightOn/payload");

export function isLightOnMessage(value) {
  return acceptsLightOnMessage(value);
}

export function parseLightOnMessage(value) {
  return parse("LightOnMessage", acceptsLightOnMessage, value);
}

export function validateLightOnMessage(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(!(data && typeof data == "object" && !Array.isArray(data))){
    validateLightOnMessage.errors = [{instancePath,schemaPath:"/channels/lights/messages/LightOn/payload/type",keyword:"type",params:{type: "object"},message:"must be object"}];
    return false;
  }
  validateLightOnMessage.errors = vErrors;
  return errors === 0;
}
