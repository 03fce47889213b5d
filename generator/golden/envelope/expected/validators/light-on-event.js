// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";

export const declaredLightOnEvent = { properties: { lamp: true } };

export const acceptsLightOnEvent = validator(validateLightOnEvent, "/components/schemas/CloudEvent/properties/data");

export function isLightOnEvent(value) {
  return acceptsLightOnEvent(value);
}

export function parseLightOnEvent(value) {
  return parse("LightOnEvent", acceptsLightOnEvent, value);
}

export function validateLightOnEvent(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.lamp !== undefined){
        let data0 = data.lamp;
        const _errs1 = errors;
        if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
          validateLightOnEvent.errors = [{instancePath:instancePath+"/lamp",schemaPath:"/components/schemas/CloudEvent/properties/data/properties/lamp/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
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
          validateLightOnEvent.errors = [{instancePath,schemaPath:"/components/schemas/CloudEvent/properties/data/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
          return false;
        }
      }
    }
    else {
      validateLightOnEvent.errors = [{instancePath,schemaPath:"/components/schemas/CloudEvent/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateLightOnEvent.errors = vErrors;
  return errors === 0;
}
