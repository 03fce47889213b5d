// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";

export const declaredLightOnHeaders = { properties: { traceId: true, tenant: true } };

export const acceptsLightOnHeaders = validator(validateLightOnHeaders, "/components/messages/LightOn/headers");

export function isLightOnHeaders(value) {
  return acceptsLightOnHeaders(value);
}

export function parseLightOnHeaders(value) {
  return parse("LightOnHeaders", acceptsLightOnHeaders, value);
}

export function validateLightOnHeaders(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.traceId !== undefined){
        const _errs1 = errors;
        if(typeof data.traceId !== "string"){
          validateLightOnHeaders.errors = [{instancePath:instancePath+"/traceId",schemaPath:"/components/messages/LightOn/headers/properties/traceId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
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
            validateLightOnHeaders.errors = [{instancePath:instancePath+"/tenant",schemaPath:"/components/messages/LightOn/headers/properties/tenant/type",keyword:"type",params:{type: "string"},message:"must be string"}];
            return false;
          }
          var valid0 = _errs3 === errors;
        }
        else {
          var valid0 = true;
        }
        if(valid0){
          let missing0;
          if(((data.traceId === undefined) && (missing0 = "traceId", true))){
            validateLightOnHeaders.errors = [{instancePath,schemaPath:"/components/messages/LightOn/headers/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
            return false;
          }
        }
      }
    }
    else {
      validateLightOnHeaders.errors = [{instancePath,schemaPath:"/components/messages/LightOn/headers/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateLightOnHeaders.errors = vErrors;
  return errors === 0;
}
