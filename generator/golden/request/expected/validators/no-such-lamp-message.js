// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { parse, validator } from "@eventwright/runtime/generated";

export const declaredNoSuchLampMessage = { properties: { kind: true } };

export const acceptsNoSuchLampMessage = validator(validateNoSuchLampMessage, "/components/messages/NoSuchLamp/payload");

export function isNoSuchLampMessage(value) {
  return acceptsNoSuchLampMessage(value);
}

export function parseNoSuchLampMessage(value) {
  return parse("NoSuchLampMessage", acceptsNoSuchLampMessage, value);
}

export function validateNoSuchLampMessage(data, { instancePath = "" } = {}){
  let vErrors = null;
  let errors = 0;
  if(errors === 0){
    if(data && typeof data == "object" && !Array.isArray(data)){
      if(data.kind !== undefined){
        let data0 = data.kind;
        const _errs1 = errors;
        if(typeof data0 !== "string"){
          validateNoSuchLampMessage.errors = [{instancePath:instancePath+"/kind",schemaPath:"/components/messages/NoSuchLamp/payload/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"}];
          return false;
        }
        if("no_such_lamp" !== data0){
          validateNoSuchLampMessage.errors = [{instancePath:instancePath+"/kind",schemaPath:"/components/messages/NoSuchLamp/payload/properties/kind/const",keyword:"const",params:{allowedValue: "no_such_lamp"},message:"must be equal to constant"}];
          return false;
        }
        var valid0 = _errs1 === errors;
      }
      else {
        var valid0 = true;
      }
      if(valid0){
        let missing0;
        if(((data.kind === undefined) && (missing0 = "kind", true))){
          validateNoSuchLampMessage.errors = [{instancePath,schemaPath:"/components/messages/NoSuchLamp/payload/required",keyword:"required",params:{ missingProperty: missing0 },message:"must have the property \""+missing0+"\""}];
          return false;
        }
      }
    }
    else {
      validateNoSuchLampMessage.errors = [{instancePath,schemaPath:"/components/messages/NoSuchLamp/payload/type",keyword:"type",params:{type: "object"},message:"must be object"}];
      return false;
    }
  }
  validateNoSuchLampMessage.errors = vErrors;
  return errors === 0;
}
