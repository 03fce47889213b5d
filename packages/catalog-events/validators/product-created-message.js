// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";
import { declaredProductCreated, validateProductCreated } from "./product-created.js";
import { validateEnvelope } from "./envelope.js";

export const declaredProductCreatedMessage = {
  properties: {
    from_service: true,
    to_service: true,
    method: true,
    payload: () => declaredProductCreated,
    urgency: true,
    timestamp: true,
  },
};

export const acceptsProductCreatedMessage = validator(validateProductCreatedMessage, "/components/messages/ProductCreated/payload");

export function isProductCreatedMessage(value) {
  return acceptsProductCreatedMessage(value);
}

export function parseProductCreatedMessage(value) {
  return parse("ProductCreatedMessage", acceptsProductCreatedMessage, value);
}

export function validateProductCreatedMessage(data, { instancePath = "" } = {}){
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
          if(!(validateProductCreated(data.payload, { instancePath: instancePath+"/payload" }))){
            vErrors = vErrors === null ? validateProductCreated.errors : vErrors.concat(validateProductCreated.errors);
            errors = vErrors.length;
          }
        }
      }
      else {
        validateProductCreatedMessage.errors = [{instancePath,schemaPath:"/components/messages/ProductCreated/payload/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
        return false;
      }
    }
    var valid0 = _errs1 === errors;
  }
  validateProductCreatedMessage.errors = vErrors;
  return errors === 0;
}
