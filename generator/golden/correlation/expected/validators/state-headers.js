// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";

export const declaredStateHeaders = { properties: { traceId: true } };

export const acceptsStateHeaders = validator(validateStateHeaders, "/components/messages/State/headers");

export function isStateHeaders(value) {
  return acceptsStateHeaders(value);
}

export function parseStateHeaders(value) {
  return parse("StateHeaders", acceptsStateHeaders, value);
}

export function validateStateHeaders(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.traceId !== undefined){
        const _errs1 = errors;
        if(typeof data.traceId !== "string"){
          validateStateHeaders.errors = [{instancePath:instancePath+"/traceId",schemaPath:"/components/messages/State/headers/properties/traceId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
          return false;
        }
        var valid0 = _errs1 === errors;
      }
      else {
        var valid0 = true;
      }
      if(valid0){
        let missing0;
        if(((data.traceId === undefined) && (missing0 = "traceId", true))){
          validateStateHeaders.errors = [{instancePath,schemaPath:"/components/messages/State/headers/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
          return false;
        }
      }
    }
    else {
      validateStateHeaders.errors = [{instancePath,schemaPath:"/components/messages/State/headers/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateStateHeaders.errors = vErrors;
  return errors === 0;
}
