// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";
import { declaredProductDeleted, validateProductDeleted } from "./product-deleted.js";
import { validateEnvelope } from "./envelope.js";

export const declaredProductDeletedMessage = {
  properties: {
    from_service: true,
    to_service: true,
    method: true,
    payload: () => declaredProductDeleted,
    urgency: true,
    timestamp: true,
  },
};

export const acceptsProductDeletedMessage = validator(validateProductDeletedMessage, "/components/messages/ProductDeleted/payload");

export function isProductDeletedMessage(value) {
  return acceptsProductDeletedMessage(value);
}

export function parseProductDeletedMessage(value) {
  return parse("ProductDeletedMessage", acceptsProductDeletedMessage, value);
}

export function validateProductDeletedMessage(data, { instancePath = "" } = {}){
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
          if(!(validateProductDeleted(data.payload, { instancePath: instancePath+"/payload" }))){
            vErrors = vErrors === null ? validateProductDeleted.errors : vErrors.concat(validateProductDeleted.errors);
            errors = vErrors.length;
          }
        }
      }
      else {
        validateProductDeletedMessage.errors = [{instancePath,schemaPath:"/components/messages/ProductDeleted/payload/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
        return false;
      }
    }
    var valid0 = _errs1 === errors;
  }
  validateProductDeletedMessage.errors = vErrors;
  return errors === 0;
}
