// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";

export const declaredPrice = true;

export const acceptsPrice = validator(validatePrice, "/components/schemas/Price");

export function isPrice(value) {
  return acceptsPrice(value);
}

export function parsePrice(value) {
  return parse("Price", acceptsPrice, value);
}

export function validatePrice(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if((typeof data == "number") && (isFinite(data))){
      if(data < 0 || isNaN(data)){
        validatePrice.errors = [{instancePath,schemaPath:"/components/schemas/Price/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
        return false;
      }
    }
    else {
      validatePrice.errors = [{instancePath,schemaPath:"/components/schemas/Price/type",keyword:"type",params:{type: "number"},message:"must be number"}];
      return false;
    }
  }
  validatePrice.errors = vErrors;
  return errors === 0;
}
