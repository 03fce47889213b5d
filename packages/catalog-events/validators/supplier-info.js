// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";
import { validateProductId } from "./product-id.js";

export const declaredSupplierInfo = {
  properties: { event: true, product_id: true, supplier_id: true, name: true, lead_time_days: true },
};

export const acceptsSupplierInfo = validator(validateSupplierInfo, "/components/schemas/SupplierInfo");

export function isSupplierInfo(value) {
  return acceptsSupplierInfo(value);
}

export function parseSupplierInfo(value) {
  return parse("SupplierInfo", acceptsSupplierInfo, value);
}

export function validateSupplierInfo(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.event !== undefined){
        let data0 = data.event;
        const _errs1 = errors;
        if(typeof data0 !== "string"){
          validateSupplierInfo.errors = [{instancePath:instancePath+"/event",schemaPath:"/components/schemas/SupplierInfo/properties/event/type",keyword:"type",params:{type: "string"},message:"must be string"}];
          return false;
        }
        if("supplier_info" !== data0){
          validateSupplierInfo.errors = [{instancePath:instancePath+"/event",schemaPath:"/components/schemas/SupplierInfo/properties/event/const",keyword:"const",params:{allowedValue: "supplier_info"},message:"must be equal to constant"}];
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
          if(data.supplier_id !== undefined){
            let data2 = data.supplier_id;
            const _errs4 = errors;
            if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
              validateSupplierInfo.errors = [{instancePath:instancePath+"/supplier_id",schemaPath:"/components/schemas/SupplierInfo/properties/supplier_id/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
              return false;
            }
            if(errors === _errs4){
              if((typeof data2 == "number") && (isFinite(data2))){
                if(data2 < 1 || isNaN(data2)){
                  validateSupplierInfo.errors = [{instancePath:instancePath+"/supplier_id",schemaPath:"/components/schemas/SupplierInfo/properties/supplier_id/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
                  return false;
                }
              }
            }
            var valid0 = _errs4 === errors;
          }
          else {
            var valid0 = true;
          }
          if(valid0){
            if(data.name !== undefined){
              const _errs6 = errors;
              if(typeof data.name !== "string"){
                validateSupplierInfo.errors = [{instancePath:instancePath+"/name",schemaPath:"/components/schemas/SupplierInfo/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
                return false;
              }
              var valid0 = _errs6 === errors;
            }
            else {
              var valid0 = true;
            }
            if(valid0){
              if(data.lead_time_days !== undefined){
                let data4 = data.lead_time_days;
                const _errs8 = errors;
                if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
                  validateSupplierInfo.errors = [{instancePath:instancePath+"/lead_time_days",schemaPath:"/components/schemas/SupplierInfo/properties/lead_time_days/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
                  return false;
                }
                if(errors === _errs8){
                  if((typeof data4 == "number") && (isFinite(data4))){
                    if(data4 < 0 || isNaN(data4)){
                      validateSupplierInfo.errors = [{instancePath:instancePath+"/lead_time_days",schemaPath:"/components/schemas/SupplierInfo/properties/lead_time_days/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
                      return false;
                    }
                  }
                }
                var valid0 = _errs8 === errors;
              }
              else {
                var valid0 = true;
              }
              if(valid0){
                let missing0;
                if(((data.event === undefined) && (missing0 = "event", true)) || ((data.product_id === undefined) && (missing0 = "product_id", true)) || ((data.supplier_id === undefined) && (missing0 = "supplier_id", true)) || ((data.name === undefined) && (missing0 = "name", true))){
                  validateSupplierInfo.errors = [{instancePath,schemaPath:"/components/schemas/SupplierInfo/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
                  return false;
                }
              }
            }
          }
        }
      }
    }
    else {
      validateSupplierInfo.errors = [{instancePath,schemaPath:"/components/schemas/SupplierInfo/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateSupplierInfo.errors = vErrors;
  return errors === 0;
}
