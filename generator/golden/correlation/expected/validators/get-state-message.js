// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";
import { declaredMeta, validateMeta } from "./meta.js";

export const declaredGetStateMessage = { properties: { lamp: true, meta: () => declaredMeta } };

export const acceptsGetStateMessage = validator(validateGetStateMessage, "/components/messages/GetState/payload");

export function isGetStateMessage(value) {
  return acceptsGetStateMessage(value);
}

export function parseGetStateMessage(value) {
  return parse("GetStateMessage", acceptsGetStateMessage, value);
}

export function validateGetStateMessage(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.lamp !== undefined){
        let data0 = data.lamp;
        const _errs1 = errors;
        if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
          validateGetStateMessage.errors = [{instancePath:instancePath+"/lamp",schemaPath:"/components/messages/GetState/payload/properties/lamp/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
          return false;
        }
        var valid0 = _errs1 === errors;
      }
      else {
        var valid0 = true;
      }
      if(valid0){
        if(data.meta !== undefined){
          const _errs3 = errors;
          if(!(validateMeta(data.meta, { instancePath: instancePath+"/meta" }))){
            vErrors = vErrors === null ? validateMeta.errors : vErrors.concat(validateMeta.errors);
            errors = vErrors.length;
          }
          var valid0 = _errs3 === errors;
        }
        else {
          var valid0 = true;
        }
        if(valid0){
          let missing0;
          if(((data.lamp === undefined) && (missing0 = "lamp", true)) || ((data.meta === undefined) && (missing0 = "meta", true))){
            validateGetStateMessage.errors = [{instancePath,schemaPath:"/components/messages/GetState/payload/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
            return false;
          }
        }
      }
    }
    else {
      validateGetStateMessage.errors = [{instancePath,schemaPath:"/components/messages/GetState/payload/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateGetStateMessage.errors = vErrors;
  return errors === 0;
}
