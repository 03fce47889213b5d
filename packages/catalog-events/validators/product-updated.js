// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { codePointLength, parse, validator } from "@eventwright/runtime/generated";
import { validateProductId } from "./product-id.js";

export const declaredProductUpdated = {
  properties: {
    event: true,
    product_id: true,
    changes: { properties: { name: true, category: true, tags: true } },
  },
};

export const acceptsProductUpdated = validator(validateProductUpdated, "/components/schemas/ProductUpdated");

export function isProductUpdated(value) {
  return acceptsProductUpdated(value);
}

export function parseProductUpdated(value) {
  return parse("ProductUpdated", acceptsProductUpdated, value);
}

export function validateProductUpdated(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.event !== undefined){
        let data0 = data.event;
        const _errs1 = errors;
        if(typeof data0 !== "string"){
          validateProductUpdated.errors = [{instancePath:instancePath+"/event",schemaPath:"/components/schemas/ProductUpdated/properties/event/type",keyword:"type",params:{type: "string"},message:"must be string"}];
          return false;
        }
        if("product.updated" !== data0){
          validateProductUpdated.errors = [{instancePath:instancePath+"/event",schemaPath:"/components/schemas/ProductUpdated/properties/event/const",keyword:"const",params:{allowedValue: "product.updated"},message:"must be equal to constant"}];
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
          if(data.changes !== undefined){
            let data2 = data.changes;
            const _errs4 = errors;
            if(errors === _errs4){
              if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
                if(Object.keys(data2).length < 1){
                  validateProductUpdated.errors = [{instancePath:instancePath+"/changes",schemaPath:"/components/schemas/ProductUpdated/properties/changes/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"}];
                  return false;
                }
                else {
                  if(data2.name !== undefined){
                    let data3 = data2.name;
                    const _errs6 = errors;
                    if(errors === _errs6){
                      if(typeof data3 === "string"){
                        if(codePointLength(data3) > 200){
                          validateProductUpdated.errors = [{instancePath:instancePath+"/changes/name",schemaPath:"/components/schemas/ProductUpdated/properties/changes/properties/name/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"}];
                          return false;
                        }
                        else {
                          if(codePointLength(data3) < 1){
                            validateProductUpdated.errors = [{instancePath:instancePath+"/changes/name",schemaPath:"/components/schemas/ProductUpdated/properties/changes/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
                            return false;
                          }
                        }
                      }
                      else {
                        validateProductUpdated.errors = [{instancePath:instancePath+"/changes/name",schemaPath:"/components/schemas/ProductUpdated/properties/changes/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
                        return false;
                      }
                    }
                    var valid1 = _errs6 === errors;
                  }
                  else {
                    var valid1 = true;
                  }
                  if(valid1){
                    if(data2.category !== undefined){
                      let data4 = data2.category;
                      const _errs8 = errors;
                      if((data4 !== null) && (typeof data4 !== "string")){
                        validateProductUpdated.errors = [{instancePath:instancePath+"/changes/category",schemaPath:"/components/schemas/ProductUpdated/properties/changes/properties/category/type",keyword:"type",params:{type: ["null", "string"]},message:"must be null,string"}];
                        return false;
                      }
                      var valid1 = _errs8 === errors;
                    }
                    else {
                      var valid1 = true;
                    }
                    if(valid1){
                      if(data2.tags !== undefined){
                        let data5 = data2.tags;
                        const _errs10 = errors;
                        if(errors === _errs10){
                          if(Array.isArray(data5)){
                            if(data5.length > 50){
                              validateProductUpdated.errors = [{instancePath:instancePath+"/changes/tags",schemaPath:"/components/schemas/ProductUpdated/properties/changes/properties/tags/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"}];
                              return false;
                            }
                            else {
                              var valid2 = true;
                              const len0 = data5.length;
                              for(let i0=0; i0<len0; i0++){
                                let data6 = data5[i0];
                                const _errs12 = errors;
                                if(errors === _errs12){
                                  if(typeof data6 === "string"){
                                    if(codePointLength(data6) > 50){
                                      validateProductUpdated.errors = [{instancePath:instancePath+"/changes/tags/" + i0,schemaPath:"/components/schemas/ProductUpdated/properties/changes/properties/tags/items/maxLength",keyword:"maxLength",params:{limit: 50},message:"must NOT have more than 50 characters"}];
                                      return false;
                                    }
                                  }
                                  else {
                                    validateProductUpdated.errors = [{instancePath:instancePath+"/changes/tags/" + i0,schemaPath:"/components/schemas/ProductUpdated/properties/changes/properties/tags/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
                                    return false;
                                  }
                                }
                                var valid2 = _errs12 === errors;
                                if(!valid2){
                                  break;
                                }
                              }
                            }
                          }
                          else {
                            validateProductUpdated.errors = [{instancePath:instancePath+"/changes/tags",schemaPath:"/components/schemas/ProductUpdated/properties/changes/properties/tags/type",keyword:"type",params:{type: "array"},message:"must be array"}];
                            return false;
                          }
                        }
                        var valid1 = _errs10 === errors;
                      }
                      else {
                        var valid1 = true;
                      }
                    }
                  }
                }
              }
              else {
                validateProductUpdated.errors = [{instancePath:instancePath+"/changes",schemaPath:"/components/schemas/ProductUpdated/properties/changes/type",keyword:"type",params:{type: "object"},message:"must be object"}];
                return false;
              }
            }
            var valid0 = _errs4 === errors;
          }
          else {
            var valid0 = true;
          }
          if(valid0){
            let missing0;
            if(((data.event === undefined) && (missing0 = "event", true)) || ((data.product_id === undefined) && (missing0 = "product_id", true)) || ((data.changes === undefined) && (missing0 = "changes", true))){
              validateProductUpdated.errors = [{instancePath,schemaPath:"/components/schemas/ProductUpdated/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
              return false;
            }
          }
        }
      }
    }
    else {
      validateProductUpdated.errors = [{instancePath,schemaPath:"/components/schemas/ProductUpdated/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateProductUpdated.errors = vErrors;
  return errors === 0;
}
