// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { acceptsSwitchOnMessage, declaredSwitchOnMessage } from "../validators/switch-on-message.js";

export const switchOnMessage = {
  name: "SwitchOn",
  contentType: "application/json",
  constants: {},
  accepts: acceptsSwitchOnMessage,
  declared: declaredSwitchOnMessage,
};
