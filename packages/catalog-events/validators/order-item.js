// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";
import { validateProductId } from "./product-id.js";

export const declaredOrderItem = { properties: { product_id: true, quantity: true } };

export const acceptsOrderItem = validator(validateOrderItem, "/components/schemas/OrderItem");

export function isOrderItem(value) {
  return acceptsOrderItem(value);
}

export function parseOrderItem(value) {
  return parse("OrderItem", acceptsOrderItem, value);
}

export function validateOrderItem(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.product_id !== undefined){
        const _errs1 = errors;
        if(!(validateProductId(data.product_id, { instancePath: instancePath+"/product_id" }))){
          vErrors = vErrors === null ? validateProductId.errors : vErrors.concat(validateProductId.errors);
          errors = vErrors.length;
        }
        var valid0 = _errs1 === errors;
      }
      else {
        var valid0 = true;
      }
      if(valid0){
        if(data.quantity !== undefined){
          let data1 = data.quantity;
          const _errs2 = errors;
          if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
            validateOrderItem.errors = [{instancePath:instancePath+"/quantity",schemaPath:"/components/schemas/OrderItem/properties/quantity/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
            return false;
          }
          if(errors === _errs2){
            if((typeof data1 == "number") && (isFinite(data1))){
              if(data1 < 1 || isNaN(data1)){
                validateOrderItem.errors = [{instancePath:instancePath+"/quantity",schemaPath:"/components/schemas/OrderItem/properties/quantity/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
                return false;
              }
            }
          }
          var valid0 = _errs2 === errors;
        }
        else {
          var valid0 = true;
        }
        if(valid0){
          let missing0;
          if(((data.product_id === undefined) && (missing0 = "product_id", true)) || ((data.quantity === undefined) && (missing0 = "quantity", true))){
            validateOrderItem.errors = [{instancePath,schemaPath:"/components/schemas/OrderItem/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
            return false;
          }
        }
      }
    }
    else {
      validateOrderItem.errors = [{instancePath,schemaPath:"/components/schemas/OrderItem/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateOrderItem.errors = vErrors;
  return errors === 0;
}
