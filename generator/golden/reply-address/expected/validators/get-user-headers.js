// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";

export const declaredGetUserHeaders = { properties: { replyTo: true, tenant: true } };

export const acceptsGetUserHeaders = validator(validateGetUserHeaders, "/components/messages/GetUser/headers");

export function isGetUserHeaders(value) {
  return acceptsGetUserHeaders(value);
}

export function parseGetUserHeaders(value) {
  return parse("GetUserHeaders", acceptsGetUserHeaders, value);
}

export function validateGetUserHeaders(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.replyTo !== undefined){
        const _errs1 = errors;
        if(typeof data.replyTo !== "string"){
          validateGetUserHeaders.errors = [{instancePath:instancePath+"/replyTo",schemaPath:"/components/messages/GetUser/headers/properties/replyTo/type",keyword:"type",params:{type: "string"},message:"must be string"}];
          return false;
        }
        var valid0 = _errs1 === errors;
      }
      else {
        var valid0 = true;
      }
      if(valid0){
        if(data.tenant !== undefined){
          const _errs3 = errors;
          if(typeof data.tenant !== "string"){
            validateGetUserHeaders.errors = [{instancePath:instancePath+"/tenant",schemaPath:"/components/messages/GetUser/headers/properties/tenant/type",keyword:"type",params:{type: "string"},message:"must be string"}];
            return false;
          }
          var valid0 = _errs3 === errors;
        }
        else {
          var valid0 = true;
        }
        if(valid0){
          let missing0;
          if(((data.replyTo === undefined) && (missing0 = "replyTo", true))){
            validateGetUserHeaders.errors = [{instancePath,schemaPath:"/components/messages/GetUser/headers/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
            return false;
          }
        }
      }
    }
    else {
      validateGetUserHeaders.errors = [{instancePath,schemaPath:"/components/messages/GetUser/headers/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateGetUserHeaders.errors = vErrors;
  return errors === 0;
}
