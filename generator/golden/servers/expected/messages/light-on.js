// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { acceptsLightOnMessage, declaredLightOnMessage } from "../validators/light-on-message.js";

export const lightOnMessage = {
  name: "LightOn",
  contentType: "application/json",
  constants: {},
  accepts: acceptsLightOnMessage,
  declared: declaredLightOnMessage,
};
