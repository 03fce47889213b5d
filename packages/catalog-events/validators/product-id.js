// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";

export const declaredProductId = true;

export const acceptsProductId = validator(validateProductId, "/components/schemas/ProductId");

export function isProductId(value) {
  return acceptsProductId(value);
}

export function parseProductId(value) {
  return parse("ProductId", acceptsProductId, value);
}

export function validateProductId(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
    validateProductId.errors = [{instancePath,schemaPath:"/components/schemas/ProductId/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
    return false;
  }
  if(errors === 0){
    if((typeof data == "number") && (isFinite(data))){
      if(data < 1 || isNaN(data)){
        validateProductId.errors = [{instancePath,schemaPath:"/components/schemas/ProductId/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
        return false;
      }
    }
  }
  validateProductId.errors = vErrors;
  return errors === 0;
}
