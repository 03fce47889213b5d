// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";

export const declaredGetUserMessage = { properties: { lamp: true } };

export const acceptsGetUserMessage = validator(validateGetUserMessage, "/components/messages/GetUser/payload");

export function isGetUserMessage(value) {
  return acceptsGetUserMessage(value);
}

export function parseGetUserMessage(value) {
  return parse("GetUserMessage", acceptsGetUserMessage, value);
}

export function validateGetUserMessage(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.lamp !== undefined){
        let data0 = data.lamp;
        const _errs1 = errors;
        if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
          validateGetUserMessage.errors = [{instancePath:instancePath+"/lamp",schemaPath:"/components/messages/GetUser/payload/properties/lamp/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
          return false;
        }
        var valid0 = _errs1 === errors;
      }
      else {
        var valid0 = true;
      }
      if(valid0){
        let missing0;
        if(((data.lamp === undefined) && (missing0 = "lamp", true))){
          validateGetUserMessage.errors = [{instancePath,schemaPath:"/components/messages/GetUser/payload/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
          return false;
        }
      }
    }
    else {
      validateGetUserMessage.errors = [{instancePath,schemaPath:"/components/messages/GetUser/payload/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateGetUserMessage.errors = vErrors;
  return errors === 0;
}
