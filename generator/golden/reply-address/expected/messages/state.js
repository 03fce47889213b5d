// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { acceptsStateMessage, declaredStateMessage } from "../validators/state-message.js";

export const stateMessage = {
  name: "state",
  contentType: "application/json",
  constants: {},
  accepts: acceptsStateMessage,
  declared: declaredStateMessage,
};
