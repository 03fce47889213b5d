// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { codePointLength, formats, parse, validator } from "@eventwright/runtime/generated";

export const declaredEnvelope = {
  properties: {
    from_service: true,
    to_service: true,
    method: true,
    payload: true,
    urgency: true,
    timestamp: true,
  },
};

export const acceptsEnvelope = validator(validateEnvelope, "/components/schemas/Envelope");

export function isEnvelope(value) {
  return acceptsEnvelope(value);
}

export function parseEnvelope(value) {
  return parse("Envelope", acceptsEnvelope, value);
}

const formats0 = formats["date-time"];
export function validateEnvelope(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.from_service !== undefined){
        let data0 = data.from_service;
        const _errs1 = errors;
        if(errors === _errs1){
          if(typeof data0 === "string"){
            if(codePointLength(data0) < 1){
              validateEnvelope.errors = [{instancePath:instancePath+"/from_service",schemaPath:"/components/schemas/Envelope/properties/from_service/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
              return false;
            }
          }
          else {
            validateEnvelope.errors = [{instancePath:instancePath+"/from_service",schemaPath:"/components/schemas/Envelope/properties/from_service/type",keyword:"type",params:{type: "string"},message:"must be string"}];
            return false;
          }
        }
        var valid0 = _errs1 === errors;
      }
      else {
        var valid0 = true;
      }
      if(valid0){
        if(data.to_service !== undefined){
          let data1 = data.to_service;
          const _errs3 = errors;
          if(errors === _errs3){
            if(typeof data1 === "string"){
              if(codePointLength(data1) < 1){
                validateEnvelope.errors = [{instancePath:instancePath+"/to_service",schemaPath:"/components/schemas/Envelope/properties/to_service/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
                return false;
              }
            }
            else {
              validateEnvelope.errors = [{instancePath:instancePath+"/to_service",schemaPath:"/components/schemas/Envelope/properties/to_service/type",keyword:"type",params:{type: "string"},message:"must be string"}];
              return false;
            }
          }
          var valid0 = _errs3 === errors;
        }
        else {
          var valid0 = true;
        }
        if(valid0){
          if(data.method !== undefined){
            let data2 = data.method;
            const _errs5 = errors;
            if(typeof data2 !== "string"){
              validateEnvelope.errors = [{instancePath:instancePath+"/method",schemaPath:"/components/schemas/Envelope/properties/method/type",keyword:"type",params:{type: "string"},message:"must be string"}];
              return false;
            }
            if(!(((((data2 === "POST") || (data2 === "GET")) || (data2 === "PUT")) || (data2 === "PATCH")) || (data2 === "DELETE"))){
              validateEnvelope.errors = [{instancePath:instancePath+"/method",schemaPath:"/components/schemas/Envelope/properties/method/enum",keyword:"enum",params:{allowedValues: ["POST", "GET", "PUT", "PATCH", "DELETE"]},message:"must be equal to one of the allowed values"}];
              return false;
            }
            var valid0 = _errs5 === errors;
          }
          else {
            var valid0 = true;
          }
          if(valid0){
            if(data.urgency !== undefined){
              let data3 = data.urgency;
              const _errs7 = errors;
              if(typeof data3 !== "string"){
                validateEnvelope.errors = [{instancePath:instancePath+"/urgency",schemaPath:"/components/schemas/Envelope/properties/urgency/type",keyword:"type",params:{type: "string"},message:"must be string"}];
                return false;
              }
              if(!((((data3 === "low") || (data3 === "medium")) || (data3 === "high")) || (data3 === "critical"))){
                validateEnvelope.errors = [{instancePath:instancePath+"/urgency",schemaPath:"/components/schemas/Envelope/properties/urgency/enum",keyword:"enum",params:{allowedValues: ["low", "medium", "high", "critical"]},message:"must be equal to one of the allowed values"}];
                return false;
              }
              var valid0 = _errs7 === errors;
            }
            else {
              var valid0 = true;
            }
            if(valid0){
              if(data.timestamp !== undefined){
                let data4 = data.timestamp;
                const _errs9 = errors;
                if(errors === _errs9){
                  if(errors === _errs9){
                    if(typeof data4 === "string"){
                      if(!(formats0(data4))){
                        validateEnvelope.errors = [{instancePath:instancePath+"/timestamp",schemaPath:"/components/schemas/Envelope/properties/timestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
                        return false;
                      }
                    }
                    else {
                      validateEnvelope.errors = [{instancePath:instancePath+"/timestamp",schemaPath:"/components/schemas/Envelope/properties/timestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
                      return false;
                    }
                  }
                }
                var valid0 = _errs9 === errors;
              }
              else {
                var valid0 = true;
              }
              if(valid0){
                let missing0;
                if(((data.from_service === undefined) && (missing0 = "from_service", true)) || ((data.to_service === undefined) && (missing0 = "to_service", true)) || ((data.method === undefined) && (missing0 = "method", true)) || ((data.payload === undefined) && (missing0 = "payload", true)) || ((data.urgency === undefined) && (missing0 = "urgency", true)) || ((data.timestamp === undefined) && (missing0 = "timestamp", true))){
                  validateEnvelope.errors = [{instancePath,schemaPath:"/components/schemas/Envelope/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
                  return false;
                }
              }
            }
          }
        }
      }
    }
    else {
      validateEnvelope.errors = [{instancePath,schemaPath:"/components/schemas/Envelope/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateEnvelope.errors = vErrors;
  return errors === 0;
}
