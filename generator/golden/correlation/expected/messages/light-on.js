// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { acceptsLightOnHeaders, declaredLightOnHeaders } from "../validators/light-on-headers.js";
import { acceptsLightOnMessage, declaredLightOnMessage } from "../validators/light-on-message.js";

export const lightOnMessage = {
  name: "light.on",
  contentType: "application/json",
  correlationId: { in: "headers", path: ["traceId"] },
  constants: {},
  accepts: acceptsLightOnMessage,
  declared: declaredLightOnMessage,
  headers: { constants: {}, accepts: acceptsLightOnHeaders, declared: declaredLightOnHeaders },
};
