// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";

export const declaredLightOnMessage = { properties: { constructor: true, "a\"b": true } };

export const acceptsLightOnMessage = validator(validateLightOnMessage, "/components/messages/LightOn/payload");

export function isLightOnMessage(value) {
  return acceptsLightOnMessage(value);
}

export function parseLightOnMessage(value) {
  return parse("LightOnMessage", acceptsLightOnMessage, value);
}

const func0 = Object.prototype.hasOwnProperty;
export function validateLightOnMessage(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.constructor !== undefined && func0.call(data, "constructor")){
        let data0 = data.constructor;
        const _errs1 = errors;
        if(typeof data0 !== "string"){
          validateLightOnMessage.errors = [{instancePath:instancePath+"/constructor",schemaPath:"/components/messages/LightOn/payload/properties/constructor/type",keyword:"type",params:{type: "string"},message:"must be string"}];
          return false;
        }
        if("</script>*/" !== data0){
          validateLightOnMessage.errors = [{instancePath:instancePath+"/constructor",schemaPath:"/components/messages/LightOn/payload/properties/constructor/const",keyword:"const",params:{allowedValue: "</script>*/"},message:"must be equal to constant"}];
          return false;
        }
        var valid0 = _errs1 === errors;
      }
      else {
        var valid0 = true;
      }
      if(valid0){
        if(data["a\"b"] !== undefined && func0.call(data, "a\"b")){
          let data1 = data["a\"b"];
          const _errs3 = errors;
          if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
            validateLightOnMessage.errors = [{instancePath:instancePath+"/a\"b",schemaPath:"/components/messages/LightOn/payload/properties/a\"b/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
            return false;
          }
          var valid0 = _errs3 === errors;
        }
        else {
          var valid0 = true;
        }
        if(valid0){
          let missing0;
          if(((data.constructor === undefined || !Object.hasOwn(data, "constructor")) && (missing0 = "constructor", true)) || ((data["a\"b"] === undefined || !Object.hasOwn(data, "a\"b")) && (missing0 = "a\"b", true))){
            validateLightOnMessage.errors = [{instancePath,schemaPath:"/components/messages/LightOn/payload/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
            return false;
          }
        }
      }
    }
    else {
      validateLightOnMessage.errors = [{instancePath,schemaPath:"/components/messages/LightOn/payload/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateLightOnMessage.errors = vErrors;
  return errors === 0;
}
