// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";

export const declaredGetStateMessage = { properties: { lamp: true, answer: { properties: { to: true, by: true } } } };

export const acceptsGetStateMessage = validator(validateGetStateMessage, "/components/messages/GetState/payload");

export function isGetStateMessage(value) {
  return acceptsGetStateMessage(value);
}

export function parseGetStateMessage(value) {
  return parse("GetStateMessage", acceptsGetStateMessage, value);
}

export function validateGetStateMessage(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.lamp !== undefined){
        let data0 = data.lamp;
        const _errs1 = errors;
        if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
          validateGetStateMessage.errors = [{instancePath:instancePath+"/lamp",schemaPath:"/components/messages/GetState/payload/properties/lamp/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
          return false;
        }
        var valid0 = _errs1 === errors;
      }
      else {
        var valid0 = true;
      }
      if(valid0){
        if(data.answer !== undefined){
          let data1 = data.answer;
          const _errs3 = errors;
          if(errors === _errs3){
            if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
              if(data1.to !== undefined){
                const _errs5 = errors;
                if(typeof data1.to !== "string"){
                  validateGetStateMessage.errors = [{instancePath:instancePath+"/answer/to",schemaPath:"/components/messages/GetState/payload/properties/answer/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string"}];
                  return false;
                }
                var valid1 = _errs5 === errors;
              }
              else {
                var valid1 = true;
              }
              if(valid1){
                if(data1.by !== undefined){
                  const _errs7 = errors;
                  if(typeof data1.by !== "string"){
                    validateGetStateMessage.errors = [{instancePath:instancePath+"/answer/by",schemaPath:"/components/messages/GetState/payload/properties/answer/properties/by/type",keyword:"type",params:{type: "string"},message:"must be string"}];
                    return false;
                  }
                  var valid1 = _errs7 === errors;
                }
                else {
                  var valid1 = true;
                }
                if(valid1){
                  let missing0;
                  if(((data1.to === undefined) && (missing0 = "to", true))){
                    validateGetStateMessage.errors = [{instancePath:instancePath+"/answer",schemaPath:"/components/messages/GetState/payload/properties/answer/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
                    return false;
                  }
                }
              }
            }
            else {
              validateGetStateMessage.errors = [{instancePath:instancePath+"/answer",schemaPath:"/components/messages/GetState/payload/properties/answer/type",keyword:"type",params:{type: "object"},message:"must be object"}];
              return false;
            }
          }
          var valid0 = _errs3 === errors;
        }
        else {
          var valid0 = true;
        }
        if(valid0){
          let missing1;
          if(((data.lamp === undefined) && (missing1 = "lamp", true)) || ((data.answer === undefined) && (missing1 = "answer", true))){
            validateGetStateMessage.errors = [{instancePath,schemaPath:"/components/messages/GetState/payload/required",keyword:"required",params:{ missingProperty: missing1 },message:"must have the property \""+missing1+"\""}];
            return false;
          }
        }
      }
    }
    else {
      validateGetStateMessage.errors = [{instancePath,schemaPath:"/components/messages/GetState/payload/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateGetStateMessage.errors = vErrors;
  return errors === 0;
}
