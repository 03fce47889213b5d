// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";

export const declaredLightOn = { properties: { event: true, v: true, lamp: true } };

export const acceptsLightOn = validator(validateLightOn, "/components/schemas/LightOn");

export function isLightOn(value) {
  return acceptsLightOn(value);
}

export function parseLightOn(value) {
  return parse("LightOn", acceptsLightOn, value);
}

export function validateLightOn(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.event !== undefined){
        let data0 = data.event;
        const _errs1 = errors;
        if(typeof data0 !== "string"){
          validateLightOn.errors = [{instancePath:instancePath+"/event",schemaPath:"/components/schemas/LightOn/properties/event/type",keyword:"type",params:{type: "string"},message:"must be string"}];
          return false;
        }
        if("light.on" !== data0){
          validateLightOn.errors = [{instancePath:instancePath+"/event",schemaPath:"/components/schemas/LightOn/properties/event/const",keyword:"const",params:{allowedValue: "light.on"},message:"must be equal to constant"}];
          return false;
        }
        var valid0 = _errs1 === errors;
      }
      else {
        var valid0 = true;
      }
      if(valid0){
        if(data.v !== undefined){
          let data1 = data.v;
          const _errs3 = errors;
          if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
            validateLightOn.errors = [{instancePath:instancePath+"/v",schemaPath:"/components/schemas/LightOn/properties/v/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
            return false;
          }
          if(2 !== data1){
            validateLightOn.errors = [{instancePath:instancePath+"/v",schemaPath:"/components/schemas/LightOn/properties/v/const",keyword:"const",params:{allowedValue: 2},message:"must be equal to constant"}];
            return false;
          }
          var valid0 = _errs3 === errors;
        }
        else {
          var valid0 = true;
        }
        if(valid0){
          if(data.lamp !== undefined){
            let data2 = data.lamp;
            const _errs5 = errors;
            if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
              validateLightOn.errors = [{instancePath:instancePath+"/lamp",schemaPath:"/components/schemas/LightOn/properties/lamp/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
              return false;
            }
            var valid0 = _errs5 === errors;
          }
          else {
            var valid0 = true;
          }
          if(valid0){
            let missing0;
            if(((data.event === undefined) && (missing0 = "event", true)) || ((data.v === undefined) && (missing0 = "v", true)) || ((data.lamp === undefined) && (missing0 = "lamp", true))){
              validateLightOn.errors = [{instancePath,schemaPath:"/components/schemas/LightOn/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
              return false;
            }
          }
        }
      }
    }
    else {
      validateLightOn.errors = [{instancePath,schemaPath:"/components/schemas/LightOn/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateLightOn.errors = vErrors;
  return errors === 0;
}
