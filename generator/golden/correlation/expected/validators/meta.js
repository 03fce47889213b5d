// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";

export const declaredMeta = { properties: { requestId: true, user: true } };

export const acceptsMeta = validator(validateMeta, "/components/schemas/Meta");

export function isMeta(value) {
  return acceptsMeta(value);
}

export function parseMeta(value) {
  return parse("Meta", acceptsMeta, value);
}

export function validateMeta(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.requestId !== undefined){
        const _errs1 = errors;
        if(typeof data.requestId !== "string"){
          validateMeta.errors = [{instancePath:instancePath+"/requestId",schemaPath:"/components/schemas/Meta/properties/requestId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
          return false;
        }
        var valid0 = _errs1 === errors;
      }
      else {
        var valid0 = true;
      }
      if(valid0){
        if(data.user !== undefined){
          const _errs3 = errors;
          if(typeof data.user !== "string"){
            validateMeta.errors = [{instancePath:instancePath+"/user",schemaPath:"/components/schemas/Meta/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string"}];
            return false;
          }
          var valid0 = _errs3 === errors;
        }
        else {
          var valid0 = true;
        }
        if(valid0){
          let missing0;
          if(((data.requestId === undefined) && (missing0 = "requestId", true))){
            validateMeta.errors = [{instancePath,schemaPath:"/components/schemas/Meta/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
            return false;
          }
        }
      }
    }
    else {
      validateMeta.errors = [{instancePath,schemaPath:"/components/schemas/Meta/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateMeta.errors = vErrors;
  return errors === 0;
}
