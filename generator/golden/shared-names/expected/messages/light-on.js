// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { acceptsLamp, declaredLamp } from "../validators/lamp.js";

export const lightOnMessage = {
  name: "LightOn",
  contentType: "application/json",
  constants: {},
  accepts: acceptsLamp,
  declared: declaredLamp,
};
