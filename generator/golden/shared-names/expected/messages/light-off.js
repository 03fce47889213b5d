// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { acceptsLightOffMessage, declaredLightOffMessage } from "../validators/light-off-message.js";

export const lightOffMessage = {
  name: "LightOff",
  type: "LightOn",
  contentType: "application/json",
  constants: {},
  accepts: acceptsLightOffMessage,
  declared: declaredLightOffMessage,
};
