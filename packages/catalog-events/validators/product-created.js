// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { codePointLength, parse, validator } from "@eventwright/runtime/generated";
import { validatePrice } from "./price.js";
import { validateProductId } from "./product-id.js";

export const declaredProductCreated = { properties: { event: true, product_id: true, name: true, price: true, category: true } };

export const acceptsProductCreated = validator(validateProductCreated, "/components/schemas/ProductCreated");

export function isProductCreated(value) {
  return acceptsProductCreated(value);
}

export function parseProductCreated(value) {
  return parse("ProductCreated", acceptsProductCreated, value);
}

export function validateProductCreated(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.event !== undefined){
        let data0 = data.event;
        const _errs1 = errors;
        if(typeof data0 !== "string"){
          validateProductCreated.errors = [{instancePath:instancePath+"/event",schemaPath:"/components/schemas/ProductCreated/properties/event/type",keyword:"type",params:{type: "string"},message:"must be string"}];
          return false;
        }
        if("product.created" !== data0){
          validateProductCreated.errors = [{instancePath:instancePath+"/event",schemaPath:"/components/schemas/ProductCreated/properties/event/const",keyword:"const",params:{allowedValue: "product.created"},message:"must be equal to constant"}];
          return false;
        }
        var valid0 = _errs1 === errors;
      }
      else {
        var valid0 = true;
      }
      if(valid0){
        if(data.product_id !== undefined){
          const _errs3 = errors;
          if(!(validateProductId(data.product_id, { instancePath: instancePath+"/product_id" }))){
            vErrors = vErrors === null ? validateProductId.errors : vErrors.concat(validateProductId.errors);
            errors = vErrors.length;
          }
          var valid0 = _errs3 === errors;
        }
        else {
          var valid0 = true;
        }
        if(valid0){
          if(data.name !== undefined){
            let data2 = data.name;
            const _errs4 = errors;
            if(errors === _errs4){
              if(typeof data2 === "string"){
                if(codePointLength(data2) > 200){
                  validateProductCreated.errors = [{instancePath:instancePath+"/name",schemaPath:"/components/schemas/ProductCreated/properties/name/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"}];
                  return false;
                }
                else {
                  if(codePointLength(data2) < 1){
                    validateProductCreated.errors = [{instancePath:instancePath+"/name",schemaPath:"/components/schemas/ProductCreated/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
                    return false;
                  }
                }
              }
              else {
                validateProductCreated.errors = [{instancePath:instancePath+"/name",schemaPath:"/components/schemas/ProductCreated/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
                return false;
              }
            }
            var valid0 = _errs4 === errors;
          }
          else {
            var valid0 = true;
          }
          if(valid0){
            if(data.price !== undefined){
              const _errs6 = errors;
              if(!(validatePrice(data.price, { instancePath: instancePath+"/price" }))){
                vErrors = vErrors === null ? validatePrice.errors : vErrors.concat(validatePrice.errors);
                errors = vErrors.length;
              }
              var valid0 = _errs6 === errors;
            }
            else {
              var valid0 = true;
            }
            if(valid0){
              if(data.category !== undefined){
                const _errs7 = errors;
                if(typeof data.category !== "string"){
                  validateProductCreated.errors = [{instancePath:instancePath+"/category",schemaPath:"/components/schemas/ProductCreated/properties/category/type",keyword:"type",params:{type: "string"},message:"must be string"}];
                  return false;
                }
                var valid0 = _errs7 === errors;
              }
              else {
                var valid0 = true;
              }
              if(valid0){
                let missing0;
                if(((data.event === undefined) && (missing0 = "event", true)) || ((data.product_id === undefined) && (missing0 = "product_id", true)) || ((data.name === undefined) && (missing0 = "name", true)) || ((data.price === undefined) && (missing0 = "price", true))){
                  validateProductCreated.errors = [{instancePath,schemaPath:"/components/schemas/ProductCreated/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
                  return false;
                }
              }
            }
          }
        }
      }
    }
    else {
      validateProductCreated.errors = [{instancePath,schemaPath:"/components/schemas/ProductCreated/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateProductCreated.errors = vErrors;
  return errors === 0;
}
