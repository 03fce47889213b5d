// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";

export const declaredLamp = { properties: { on: true } };

export const acceptsLamp = validator(validateLamp, "/components/schemas/Lamp");

export function isLamp(value) {
  return acceptsLamp(value);
}

export function parseLamp(value) {
  return parse("Lamp", acceptsLamp, value);
}

export function validateLamp(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.on !== undefined){
        const _errs1 = errors;
        if(typeof data.on !== "boolean"){
          validateLamp.errors = [{instancePath:instancePath+"/on",schemaPath:"/components/schemas/Lamp/properties/on/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
          return false;
        }
        var valid0 = _errs1 === errors;
      }
      else {
        var valid0 = true;
      }
      if(valid0){
        let missing0;
        if(((data.on === undefined) && (missing0 = "on", true))){
          validateLamp.errors = [{instancePath,schemaPath:"/components/schemas/Lamp/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
          return false;
        }
      }
    }
    else {
      validateLamp.errors = [{instancePath,schemaPath:"/components/schemas/Lamp/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateLamp.errors = vErrors;
  return errors === 0;
}
