// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";

export const declaredUserMessage = { properties: { name: true } };

export const acceptsUserMessage = validator(validateUserMessage, "/components/messages/User/payload");

export function isUserMessage(value) {
  return acceptsUserMessage(value);
}

export function parseUserMessage(value) {
  return parse("UserMessage", acceptsUserMessage, value);
}

export function validateUserMessage(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.name !== undefined){
        const _errs1 = errors;
        if(typeof data.name !== "string"){
          validateUserMessage.errors = [{instancePath:instancePath+"/name",schemaPath:"/components/messages/User/payload/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
          return false;
        }
        var valid0 = _errs1 === errors;
      }
      else {
        var valid0 = true;
      }
      if(valid0){
        let missing0;
        if(((data.name === undefined) && (missing0 = "name", true))){
          validateUserMessage.errors = [{instancePath,schemaPath:"/components/messages/User/payload/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
          return false;
        }
      }
    }
    else {
      validateUserMessage.errors = [{instancePath,schemaPath:"/components/messages/User/payload/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateUserMessage.errors = vErrors;
  return errors === 0;
}
