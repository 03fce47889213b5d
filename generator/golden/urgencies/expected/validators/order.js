// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";

export const declaredOrder = { properties: { id: true } };

export const acceptsOrder = validator(validateOrder, "/components/schemas/Order");

export function isOrder(value) {
  return acceptsOrder(value);
}

export function parseOrder(value) {
  return parse("Order", acceptsOrder, value);
}

export function validateOrder(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.id !== undefined){
        let data0 = data.id;
        const _errs1 = errors;
        if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
          validateOrder.errors = [{instancePath:instancePath+"/id",schemaPath:"/components/schemas/Order/properties/id/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
          return false;
        }
        var valid0 = _errs1 === errors;
      }
      else {
        var valid0 = true;
      }
      if(valid0){
        let missing0;
        if(((data.id === undefined) && (missing0 = "id", true))){
          validateOrder.errors = [{instancePath,schemaPath:"/components/schemas/Order/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
          return false;
        }
      }
    }
    else {
      validateOrder.errors = [{instancePath,schemaPath:"/components/schemas/Order/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateOrder.errors = vErrors;
  return errors === 0;
}
