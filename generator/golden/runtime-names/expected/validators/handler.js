// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";

export const declaredHandler = { properties: { lamp: true } };

export const acceptsHandler = validator(validateHandler, "/components/schemas/Handler");

export function isHandler(value) {
  return acceptsHandler(value);
}

export function parseHandler(value) {
  return parse("Handler", acceptsHandler, value);
}

export function validateHandler(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.lamp !== undefined){
        let data0 = data.lamp;
        if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
          validateHandler.errors = [{instancePath:instancePath+"/lamp",schemaPath:"/components/schemas/Handler/properties/lamp/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
          return false;
        }
      }
    }
    else {
      validateHandler.errors = [{instancePath,schemaPath:"/components/schemas/Handler/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateHandler.errors = vErrors;
  return errors === 0;
}
