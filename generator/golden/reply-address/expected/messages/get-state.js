// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { acceptsGetStateMessage, declaredGetStateMessage } from "../validators/get-state-message.js";

export const getStateMessage = {
  name: "get_state",
  contentType: "application/json",
  constants: {},
  accepts: acceptsGetStateMessage,
  declared: declaredGetStateMessage,
};
