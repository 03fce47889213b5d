// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { formats, parse, validator } from "@eventwright/runtime/generated";

export const declaredCloudEvent = {
  properties: { id: true, source: true, type: true, time: true, data: { properties: { lamp: true } } },
};

export const acceptsCloudEvent = validator(validateCloudEvent, "/components/schemas/CloudEvent");

export function isCloudEvent(value) {
  return acceptsCloudEvent(value);
}

export function parseCloudEvent(value) {
  return parse("CloudEvent", acceptsCloudEvent, value);
}

const formats0 = formats["date-time"];
export function validateCloudEvent(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.id !== undefined){
        const _errs1 = errors;
        if(typeof data.id !== "string"){
          validateCloudEvent.errors = [{instancePath:instancePath+"/id",schemaPath:"/components/schemas/CloudEvent/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
          return false;
        }
        var valid0 = _errs1 === errors;
      }
      else {
        var valid0 = true;
      }
      if(valid0){
        if(data.source !== undefined){
          const _errs3 = errors;
          if(typeof data.source !== "string"){
            validateCloudEvent.errors = [{instancePath:instancePath+"/source",schemaPath:"/components/schemas/CloudEvent/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string"}];
            return false;
          }
          var valid0 = _errs3 === errors;
        }
        else {
          var valid0 = true;
        }
        if(valid0){
          if(data.type !== undefined){
            const _errs5 = errors;
            if(typeof data.type !== "string"){
              validateCloudEvent.errors = [{instancePath:instancePath+"/type",schemaPath:"/components/schemas/CloudEvent/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"}];
              return false;
            }
            var valid0 = _errs5 === errors;
          }
          else {
            var valid0 = true;
          }
          if(valid0){
            if(data.time !== undefined){
              let data3 = data.time;
              const _errs7 = errors;
              if(errors === _errs7){
                if(errors === _errs7){
                  if(typeof data3 === "string"){
                    if(!(formats0(data3))){
                      validateCloudEvent.errors = [{instancePath:instancePath+"/time",schemaPath:"/components/schemas/CloudEvent/properties/time/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
                      return false;
                    }
                  }
                  else {
                    validateCloudEvent.errors = [{instancePath:instancePath+"/time",schemaPath:"/components/schemas/CloudEvent/properties/time/type",keyword:"type",params:{type: "string"},message:"must be string"}];
                    return false;
                  }
                }
              }
              var valid0 = _errs7 === errors;
            }
            else {
              var valid0 = true;
            }
            if(valid0){
              if(data.data !== undefined){
                let data4 = data.data;
                const _errs9 = errors;
                if(errors === _errs9){
                  if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
                    if(data4.lamp !== undefined){
                      let data5 = data4.lamp;
                      const _errs11 = errors;
                      if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
                        validateCloudEvent.errors = [{instancePath:instancePath+"/data/lamp",schemaPath:"/components/schemas/CloudEvent/properties/data/properties/lamp/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
                        return false;
                      }
                      var valid1 = _errs11 === errors;
                    }
                    else {
                      var valid1 = true;
                    }
                    if(valid1){
                      let missing0;
                      if(((data4.lamp === undefined) && (missing0 = "lamp", true))){
                        validateCloudEvent.errors = [{instancePath:instancePath+"/data",schemaPath:"/components/schemas/CloudEvent/properties/data/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
                        return false;
                      }
                    }
                  }
                  else {
                    validateCloudEvent.errors = [{instancePath:instancePath+"/data",schemaPath:"/components/schemas/CloudEvent/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
                    return false;
                  }
                }
                var valid0 = _errs9 === errors;
              }
              else {
                var valid0 = true;
              }
              if(valid0){
                let missing1;
                if(((data.id === undefined) && (missing1 = "id", true)) || ((data.source === undefined) && (missing1 = "source", true)) || ((data.type === undefined) && (missing1 = "type", true)) || ((data.time === undefined) && (missing1 = "time", true)) || ((data.data === undefined) && (missing1 = "data", true))){
                  validateCloudEvent.errors = [{instancePath,schemaPath:"/components/schemas/CloudEvent/required",keyword:"required",params:{ missingProperty: missing1 },message:"must have the property \""+missing1+"\""}];
                  return false;
                }
              }
            }
          }
        }
      }
    }
    else {
      validateCloudEvent.errors = [{instancePath,schemaPath:"/components/schemas/CloudEvent/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateCloudEvent.errors = vErrors;
  return errors === 0;
}
