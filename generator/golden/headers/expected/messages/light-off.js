// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { acceptsLightOffHeaders, declaredLightOffHeaders } from "../validators/light-off-headers.js";
import { acceptsLightOffMessage, declaredLightOffMessage } from "../validators/light-off-message.js";

export const lightOffMessage = {
  name: "LightOff",
  contentType: "application/json",
  constants: {},
  accepts: acceptsLightOffMessage,
  declared: declaredLightOffMessage,
  headers: {
    constants: { kind: "light-off" },
    accepts: acceptsLightOffHeaders,
    declared: declaredLightOffHeaders,
  },
  headerDiscriminator: { name: "kind", value: "light-off" },
};
