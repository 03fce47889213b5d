// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";

export const declaredLightOffMessage = { properties: { off: true } };

export const acceptsLightOffMessage = validator(validateLightOffMessage, "/components/messages/LightOff/payload");

export function isLightOffMessage(value) {
  return acceptsLightOffMessage(value);
}

export function parseLightOffMessage(value) {
  return parse("LightOffMessage", acceptsLightOffMessage, value);
}

export function validateLightOffMessage(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.off !== undefined){
        const _errs1 = errors;
        if(typeof data.off !== "boolean"){
          validateLightOffMessage.errors = [{instancePath:instancePath+"/off",schemaPath:"/components/messages/LightOff/payload/properties/off/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
          return false;
        }
        var valid0 = _errs1 === errors;
      }
      else {
        var valid0 = true;
      }
      if(valid0){
        let missing0;
        if(((data.off === undefined) && (missing0 = "off", true))){
          validateLightOffMessage.errors = [{instancePath,schemaPath:"/components/messages/LightOff/payload/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
          return false;
        }
      }
    }
    else {
      validateLightOffMessage.errors = [{instancePath,schemaPath:"/components/messages/LightOff/payload/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateLightOffMessage.errors = vErrors;
  return errors === 0;
}
