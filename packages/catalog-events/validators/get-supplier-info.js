// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";
import { validateProductId } from "./product-id.js";

export const declaredGetSupplierInfo = { properties: { event: true, product_id: true } };

export const acceptsGetSupplierInfo = validator(validateGetSupplierInfo, "/components/schemas/GetSupplierInfo");

export function isGetSupplierInfo(value) {
  return acceptsGetSupplierInfo(value);
}

export function parseGetSupplierInfo(value) {
  return parse("GetSupplierInfo", acceptsGetSupplierInfo, value);
}

export function validateGetSupplierInfo(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.event !== undefined){
        let data0 = data.event;
        const _errs1 = errors;
        if(typeof data0 !== "string"){
          validateGetSupplierInfo.errors = [{instancePath:instancePath+"/event",schemaPath:"/components/schemas/GetSupplierInfo/properties/event/type",keyword:"type",params:{type: "string"},message:"must be string"}];
          return false;
        }
        if("get_supplier_info" !== data0){
          validateGetSupplierInfo.errors = [{instancePath:instancePath+"/event",schemaPath:"/components/schemas/GetSupplierInfo/properties/event/const",keyword:"const",params:{allowedValue: "get_supplier_info"},message:"must be equal to constant"}];
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
          let missing0;
          if(((data.event === undefined) && (missing0 = "event", true)) || ((data.product_id === undefined) && (missing0 = "product_id", true))){
            validateGetSupplierInfo.errors = [{instancePath,schemaPath:"/components/schemas/GetSupplierInfo/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
            return false;
          }
        }
      }
    }
    else {
      validateGetSupplierInfo.errors = [{instancePath,schemaPath:"/components/schemas/GetSupplierInfo/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateGetSupplierInfo.errors = vErrors;
  return errors === 0;
}
