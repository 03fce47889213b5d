// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";

export const declaredConnection = { properties: { lamp: true } };

export const acceptsConnection = validator(validateConnection, "/components/schemas/Connection");

export function isConnection(value) {
  return acceptsConnection(value);
}

export function parseConnection(value) {
  return parse("Connection", acceptsConnection, value);
}

export function validateConnection(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.lamp !== undefined){
        let data0 = data.lamp;
        if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
          validateConnection.errors = [{instancePath:instancePath+"/lamp",schemaPath:"/components/schemas/Connection/properties/lamp/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
          return false;
        }
      }
    }
    else {
      validateConnection.errors = [{instancePath,schemaPath:"/components/schemas/Connection/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateConnection.errors = vErrors;
  return errors === 0;
}
