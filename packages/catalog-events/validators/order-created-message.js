// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";
import { declaredOrderCreated, validateOrderCreated } from "./order-created.js";
import { validateEnvelope } from "./envelope.js";

export const declaredOrderCreatedMessage = {
  properties: {
    from_service: true,
    to_service: true,
    method: true,
    payload: () => declaredOrderCreated,
    urgency: true,
    timestamp: true,
  },
};

export const acceptsOrderCreatedMessage = validator(validateOrderCreatedMessage, "/components/messages/OrderCreated/payload");

export function isOrderCreatedMessage(value) {
  return acceptsOrderCreatedMessage(value);
}

export function parseOrderCreatedMessage(value) {
  return parse("OrderCreatedMessage", acceptsOrderCreatedMessage, value);
}

export function validateOrderCreatedMessage(data, { instancePath = "" } = {}){
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
          if(!(validateOrderCreated(data.payload, { instancePath: instancePath+"/payload" }))){
            vErrors = vErrors === null ? validateOrderCreated.errors : vErrors.concat(validateOrderCreated.errors);
            errors = vErrors.length;
          }
        }
      }
      else {
        validateOrderCreatedMessage.errors = [{instancePath,schemaPath:"/components/messages/OrderCreated/payload/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
        return false;
      }
    }
    var valid0 = _errs1 === errors;
  }
  validateOrderCreatedMessage.errors = vErrors;
  return errors === 0;
}
