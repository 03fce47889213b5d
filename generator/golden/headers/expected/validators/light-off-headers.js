// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";

export const declaredLightOffHeaders = { properties: { kind: true, tenant: true } };

export const acceptsLightOffHeaders = validator(validateLightOffHeaders, "/components/messages/LightOff/headers");

export function isLightOffHeaders(value) {
  return acceptsLightOffHeaders(value);
}

export function parseLightOffHeaders(value) {
  return parse("LightOffHeaders", acceptsLightOffHeaders, value);
}

export function validateLightOffHeaders(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.kind !== undefined){
        const _errs1 = errors;
        if("light-off" !== data.kind){
          validateLightOffHeaders.errors = [{instancePath:instancePath+"/kind",schemaPath:"/components/messages/LightOff/headers/properties/kind/const",keyword:"const",params:{allowedValue: "light-off"},message:"must be equal to constant"}];
          return false;
        }
        var valid0 = _errs1 === errors;
      }
      else {
        var valid0 = true;
      }
      if(valid0){
        if(data.tenant !== undefined){
          const _errs2 = errors;
          if(typeof data.tenant !== "string"){
            validateLightOffHeaders.errors = [{instancePath:instancePath+"/tenant",schemaPath:"/components/messages/LightOff/headers/properties/tenant/type",keyword:"type",params:{type: "string"},message:"must be string"}];
            return false;
          }
          var valid0 = _errs2 === errors;
        }
        else {
          var valid0 = true;
        }
        if(valid0){
          let missing0;
          if(((data.kind === undefined) && (missing0 = "kind", true))){
            validateLightOffHeaders.errors = [{instancePath,schemaPath:"/components/messages/LightOff/headers/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
            return false;
          }
        }
      }
    }
    else {
      validateLightOffHeaders.errors = [{instancePath,schemaPath:"/components/messages/LightOff/headers/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateLightOffHeaders.errors = vErrors;
  return errors === 0;
}
