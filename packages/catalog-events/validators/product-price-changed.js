// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";
import { validatePrice } from "./price.js";
import { validateProductId } from "./product-id.js";

export const declaredProductPriceChanged = { properties: { event: true, product_id: true, new_price: true } };

export const acceptsProductPriceChanged = validator(validateProductPriceChanged, "/components/schemas/ProductPriceChanged");

export function isProductPriceChanged(value) {
  return acceptsProductPriceChanged(value);
}

export function parseProductPriceChanged(value) {
  return parse("ProductPriceChanged", acceptsProductPriceChanged, value);
}

export function validateProductPriceChanged(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.event !== undefined){
        let data0 = data.event;
        const _errs1 = errors;
        if(typeof data0 !== "string"){
          validateProductPriceChanged.errors = [{instancePath:instancePath+"/event",schemaPath:"/components/schemas/ProductPriceChanged/properties/event/type",keyword:"type",params:{type: "string"},message:"must be string"}];
          return false;
        }
        if("product.price_changed" !== data0){
          validateProductPriceChanged.errors = [{instancePath:instancePath+"/event",schemaPath:"/components/schemas/ProductPriceChanged/properties/event/const",keyword:"const",params:{allowedValue: "product.price_changed"},message:"must be equal to constant"}];
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
          if(data.new_price !== undefined){
            const _errs4 = errors;
            if(!(validatePrice(data.new_price, { instancePath: instancePath+"/new_price" }))){
              vErrors = vErrors === null ? validatePrice.errors : vErrors.concat(validatePrice.errors);
              errors = vErrors.length;
            }
            var valid0 = _errs4 === errors;
          }
          else {
            var valid0 = true;
          }
          if(valid0){
            let missing0;
            if(((data.event === undefined) && (missing0 = "event", true)) || ((data.product_id === undefined) && (missing0 = "product_id", true)) || ((data.new_price === undefined) && (missing0 = "new_price", true))){
              validateProductPriceChanged.errors = [{instancePath,schemaPath:"/components/schemas/ProductPriceChanged/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
              return false;
            }
          }
        }
      }
    }
    else {
      validateProductPriceChanged.errors = [{instancePath,schemaPath:"/components/schemas/ProductPriceChanged/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateProductPriceChanged.errors = vErrors;
  return errors === 0;
}
