// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";

export const declaredStateMessage = { properties: { kind: true, isOn: true } };

export const acceptsStateMessage = validator(validateStateMessage, "/components/messages/State/payload");

export function isStateMessage(value) {
  return acceptsStateMessage(value);
}

export function parseStateMessage(value) {
  return parse("StateMessage", acceptsStateMessage, value);
}

export function validateStateMessage(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.kind !== undefined){
        let data0 = data.kind;
        const _errs1 = errors;
        if(typeof data0 !== "string"){
          validateStateMessage.errors = [{instancePath:instancePath+"/kind",schemaPath:"/components/messages/State/payload/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"}];
          return false;
        }
        if("state" !== data0){
          validateStateMessage.errors = [{instancePath:instancePath+"/kind",schemaPath:"/components/messages/State/payload/properties/kind/const",keyword:"const",params:{allowedValue: "state"},message:"must be equal to constant"}];
          return false;
        }
        var valid0 = _errs1 === errors;
      }
      else {
        var valid0 = true;
      }
      if(valid0){
        if(data.isOn !== undefined){
          const _errs3 = errors;
          if(typeof data.isOn !== "boolean"){
            validateStateMessage.errors = [{instancePath:instancePath+"/isOn",schemaPath:"/components/messages/State/payload/properties/isOn/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
            return false;
          }
          var valid0 = _errs3 === errors;
        }
        else {
          var valid0 = true;
        }
        if(valid0){
          let missing0;
          if(((data.kind === undefined) && (missing0 = "kind", true)) || ((data.isOn === undefined) && (missing0 = "isOn", true))){
            validateStateMessage.errors = [{instancePath,schemaPath:"/components/messages/State/payload/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
            return false;
          }
        }
      }
    }
    else {
      validateStateMessage.errors = [{instancePath,schemaPath:"/components/messages/State/payload/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateStateMessage.errors = vErrors;
  return errors === 0;
}
