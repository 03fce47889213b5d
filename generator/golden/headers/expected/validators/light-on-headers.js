// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { codePointLength, parse, validator } from "@eventwright/runtime/generated";

export const declaredLightOnHeaders = { properties: { traceparent: true, kind: true, tenant: true } };

export const acceptsLightOnHeaders = validator(validateLightOnHeaders, "/components/messageTraits/traced/headers");

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
      if(data.traceparent !== undefined){
        let data0 = data.traceparent;
        const _errs1 = errors;
        if(errors === _errs1){
          if(typeof data0 === "string"){
            if(codePointLength(data0) < 1){
              validateLightOnHeaders.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"/components/messageTraits/traced/headers/properties/traceparent/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
              return false;
            }
          }
          else {
            validateLightOnHeaders.errors = [{instancePath:instancePath+"/traceparent",schemaPath:"/components/messageTraits/traced/headers/properties/traceparent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
            return false;
          }
        }
        var valid0 = _errs1 === errors;
      }
      else {
        var valid0 = true;
      }
      if(valid0){
        if(data.kind !== undefined){
          const _errs3 = errors;
          if("light-on" !== data.kind){
            validateLightOnHeaders.errors = [{instancePath:instancePath+"/kind",schemaPath:"/components/messages/LightOn/headers/properties/kind/const",keyword:"const",params:{allowedValue: "light-on"},message:"must be equal to constant"}];
            return false;
          }
          var valid0 = _errs3 === errors;
        }
        else {
          var valid0 = true;
        }
        if(valid0){
          if(data.tenant !== undefined){
            const _errs4 = errors;
            if(typeof data.tenant !== "string"){
              validateLightOnHeaders.errors = [{instancePath:instancePath+"/tenant",schemaPath:"/components/messages/LightOn/headers/properties/tenant/type",keyword:"type",params:{type: "string"},message:"must be string"}];
              return false;
            }
            var valid0 = _errs4 === errors;
          }
          else {
            var valid0 = true;
          }
          if(valid0){
            let missing0;
            if(((data.kind === undefined) && (missing0 = "kind", true)) || ((data.tenant === undefined) && (missing0 = "tenant", true))){
              validateLightOnHeaders.errors = [{instancePath,schemaPath:"/components/messages/LightOn/headers/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
              return false;
            }
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
