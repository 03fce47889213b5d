// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";
import { declaredProductUpdated, validateProductUpdated } from "./product-updated.js";
import { validateEnvelope } from "./envelope.js";

export const declaredProductUpdatedMessage = {
  properties: {
    from_service: true,
    to_service: true,
    method: true,
    payload: () => declaredProductUpdated,
    urgency: true,
    timestamp: true,
  },
};

export const acceptsProductUpdatedMessage = validator(validateProductUpdatedMessage, "/components/messages/ProductUpdated/payload");

export function isProductUpdatedMessage(value) {
  return acceptsProductUpdatedMessage(value);
}

export function parseProductUpdatedMessage(value) {
  return parse("ProductUpdatedMessage", acceptsProductUpdatedMessage, value);
}

export function validateProductUpdatedMessage(data, { instancePath = "" } = {}){
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
          if(!(validateProductUpdated(data.payload, { instancePath: instancePath+"/payload" }))){
            vErrors = vErrors === null ? validateProductUpdated.errors : vErrors.concat(validateProductUpdated.errors);
            errors = vErrors.length;
          }
        }
      }
      else {
        validateProductUpdatedMessage.errors = [{instancePath,schemaPath:"/components/messages/ProductUpdated/payload/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
        return false;
      }
    }
    var valid0 = _errs1 === errors;
  }
  validateProductUpdatedMessage.errors = vErrors;
  return errors === 0;
}
