// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";
import { declaredProductPriceChanged, validateProductPriceChanged } from "./product-price-changed.js";
import { validateEnvelope } from "./envelope.js";

export const declaredProductPriceChangedMessage = {
  properties: {
    from_service: true,
    to_service: true,
    method: true,
    payload: () => declaredProductPriceChanged,
    urgency: true,
    timestamp: true,
  },
};

export const acceptsProductPriceChangedMessage = validator(validateProductPriceChangedMessage, "/components/messages/ProductPriceChanged/payload");

export function isProductPriceChangedMessage(value) {
  return acceptsProductPriceChangedMessage(value);
}

export function parseProductPriceChangedMessage(value) {
  return parse("ProductPriceChangedMessage", acceptsProductPriceChangedMessage, value);
}

export function validateProductPriceChangedMessage(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  const _errs0 = errors;
  if(!(validateEnvelope(data, { instancePath: instancePath }))){
    vErrors = vErrors === null ? validateEnvelope.errors : vErrors.concat(validateEnvelope.errors);
    errors = vErrors.length;
  }
  var valid0 = _errs0 === errors;
  if(valid0){
    const _errs1 = errors;
    if(errors === _errs1){
      if(data && typeof data == "object" && !Array.isArray(data)){
        if(data.payload !== undefined){
          if(!(validateProductPriceChanged(data.payload, { instancePath: instancePath+"/payload" }))){
            vErrors = vErrors === null ? validateProductPriceChanged.errors : vErrors.concat(validateProductPriceChanged.errors);
            errors = vErrors.length;
          }
        }
      }
      else {
        validateProductPriceChangedMessage.errors = [{instancePath,schemaPath:"/components/messages/ProductPriceChanged/payload/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
        return false;
      }
    }
    var valid0 = _errs1 === errors;
  }
  validateProductPriceChangedMessage.errors = vErrors;
  return errors === 0;
}
