// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { acceptsLightOnHeaders, declaredLightOnHeaders } from "../validators/light-on-headers.js";
import { acceptsLightOnMessage, declaredLightOnMessage } from "../validators/light-on-message.js";

export const lightOnMessage = {
  name: "light.on",
  contentType: "application/json",
  contentEncoding: "gzip",
  constants: {},
  accepts: acceptsLightOnMessage,
  declared: declaredLightOnMessage,
  headers: {
    constants: { kind: "light-on" },
    accepts: acceptsLightOnHeaders,
    declared: declaredLightOnHeaders,
  },
  headerDiscriminator: { name: "kind", value: "light-on" },
};
