// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { acceptsStateHeaders, declaredStateHeaders } from "../validators/state-headers.js";
import { acceptsStateMessage, declaredStateMessage } from "../validators/state-message.js";

export const stateMessage = {
  name: "state",
  contentType: "application/json",
  correlationId: { in: "headers", path: ["traceId"] },
  constants: {},
  accepts: acceptsStateMessage,
  declared: declaredStateMessage,
  headers: { constants: {}, accepts: acceptsStateHeaders, declared: declaredStateHeaders },
};
