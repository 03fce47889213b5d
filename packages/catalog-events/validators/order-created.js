// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";
import { declaredOrderItem, validateOrderItem } from "./order-item.js";

export const declaredOrderCreated = {
  properties: { event: true, order_id: true, items: { additional: true, items: () => declaredOrderItem } },
};

export const acceptsOrderCreated = validator(validateOrderCreated, "/components/schemas/OrderCreated");

export function isOrderCreated(value) {
  return acceptsOrderCreated(value);
}

export function parseOrderCreated(value) {
  return parse("OrderCreated", acceptsOrderCreated, value);
}

export function validateOrderCreated(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.event !== undefined){
        let data0 = data.event;
        const _errs1 = errors;
        if(typeof data0 !== "string"){
          validateOrderCreated.errors = [{instancePath:instancePath+"/event",schemaPath:"/components/schemas/OrderCreated/properties/event/type",keyword:"type",params:{type: "string"},message:"must be string"}];
          return false;
        }
        if("order.created" !== data0){
          validateOrderCreated.errors = [{instancePath:instancePath+"/event",schemaPath:"/components/schemas/OrderCreated/properties/event/const",keyword:"const",params:{allowedValue: "order.created"},message:"must be equal to constant"}];
          return false;
        }
        var valid0 = _errs1 === errors;
      }
      else {
        var valid0 = true;
      }
      if(valid0){
        if(data.order_id !== undefined){
          let data1 = data.order_id;
          const _errs3 = errors;
          if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
            validateOrderCreated.errors = [{instancePath:instancePath+"/order_id",schemaPath:"/components/schemas/OrderCreated/properties/order_id/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
            return false;
          }
          if(errors === _errs3){
            if((typeof data1 == "number") && (isFinite(data1))){
              if(data1 < 1 || isNaN(data1)){
                validateOrderCreated.errors = [{instancePath:instancePath+"/order_id",schemaPath:"/components/schemas/OrderCreated/properties/order_id/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
                return false;
              }
            }
          }
          var valid0 = _errs3 === errors;
        }
        else {
          var valid0 = true;
        }
        if(valid0){
          if(data.items !== undefined){
            let data2 = data.items;
            const _errs5 = errors;
            if(errors === _errs5){
              if(Array.isArray(data2)){
                if(data2.length > 1000){
                  validateOrderCreated.errors = [{instancePath:instancePath+"/items",schemaPath:"/components/schemas/OrderCreated/properties/items/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"}];
                  return false;
                }
                else {
                  if(data2.length < 1){
                    validateOrderCreated.errors = [{instancePath:instancePath+"/items",schemaPath:"/components/schemas/OrderCreated/properties/items/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
                    return false;
                  }
                  else {
                    var valid1 = true;
                    const len0 = data2.length;
                    for(let i0=0; i0<len0; i0++){
                      const _errs7 = errors;
                      if(!(validateOrderItem(data2[i0], { instancePath: instancePath+"/items/" + i0 }))){
                        vErrors = vErrors === null ? validateOrderItem.errors : vErrors.concat(validateOrderItem.errors);
                        errors = vErrors.length;
                      }
                      var valid1 = _errs7 === errors;
                      if(!valid1){
                        break;
                      }
                    }
                  }
                }
              }
              else {
                validateOrderCreated.errors = [{instancePath:instancePath+"/items",schemaPath:"/components/schemas/OrderCreated/properties/items/type",keyword:"type",params:{type: "array"},message:"must be array"}];
                return false;
              }
            }
            var valid0 = _errs5 === errors;
          }
          else {
            var valid0 = true;
          }
          if(valid0){
            let missing0;
            if(((data.event === undefined) && (missing0 = "event", true)) || ((data.order_id === undefined) && (missing0 = "order_id", true)) || ((data.items === undefined) && (missing0 = "items", true))){
              validateOrderCreated.errors = [{instancePath,schemaPath:"/components/schemas/OrderCreated/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
              return false;
            }
          }
        }
      }
    }
    else {
      validateOrderCreated.errors = [{instancePath,schemaPath:"/components/schemas/OrderCreated/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateOrderCreated.errors = vErrors;
  return errors === 0;
}
