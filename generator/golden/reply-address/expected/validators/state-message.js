// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";

export const declaredStateMessage = { properties: { isOn: true } };

export const acceptsStateMessage = validator(validateStateMessage, "/components/messages/State/payload");

export function isStateMessage(value) {
  return acceptsStateMessage(value);
}

export function parseStateMessage(value) {
  return parse("StateMessage", acceptsStateMessage, value);
}

export function validateStateMessage(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.isOn !== undefined){
        const _errs1 = errors;
        if(typeof data.isOn !== "boolean"){
          validateStateMessage.errors = [{instancePath:instancePath+"/isOn",schemaPath:"/components/messages/State/payload/properties/isOn/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
          return false;
        }
        var valid0 = _errs1 === errors;
      }
      else {
        var valid0 = true;
      }
      if(valid0){
        let missing0;
        if(((data.isOn === undefined) && (missing0 = "isOn", true))){
          validateStateMessage.errors = [{instancePath,schemaPath:"/components/messages/State/payload/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
          return false;
        }
      }
    }
    else {
      validateStateMessage.errors = [{instancePath,schemaPath:"/components/messages/State/payload/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateStateMessage.errors = vErrors;
  return errors === 0;
}
