// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";
import { declaredGetSupplierInfo, validateGetSupplierInfo } from "./get-supplier-info.js";
import { validateEnvelope } from "./envelope.js";

export const declaredGetSupplierInfoMessage = {
  properties: {
    from_service: true,
    to_service: true,
    method: true,
    payload: () => declaredGetSupplierInfo,
    urgency: true,
    timestamp: true,
  },
};

export const acceptsGetSupplierInfoMessage = validator(validateGetSupplierInfoMessage, "/components/messages/GetSupplierInfo/payload");

export function isGetSupplierInfoMessage(value) {
  return acceptsGetSupplierInfoMessage(value);
}

export function parseGetSupplierInfoMessage(value) {
  return parse("GetSupplierInfoMessage", acceptsGetSupplierInfoMessage, value);
}

export function validateGetSupplierInfoMessage(data, { instancePath = "" } = {}){
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
          if(!(validateGetSupplierInfo(data.payload, { instancePath: instancePath+"/payload" }))){
            vErrors = vErrors === null ? validateGetSupplierInfo.errors : vErrors.concat(validateGetSupplierInfo.errors);
            errors = vErrors.length;
          }
        }
      }
      else {
        validateGetSupplierInfoMessage.errors = [{instancePath,schemaPath:"/components/messages/GetSupplierInfo/payload/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
        return false;
      }
    }
    var valid0 = _errs1 === errors;
  }
  validateGetSupplierInfoMessage.errors = vErrors;
  return errors === 0;
}
