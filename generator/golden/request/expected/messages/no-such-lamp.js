// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { acceptsNoSuchLampMessage, declaredNoSuchLampMessage } from "../validators/no-such-lamp-message.js";

export const noSuchLampMessage = {
  name: "no_such_lamp",
  contentType: "application/json",
  constants: { kind: "no_such_lamp" },
  accepts: acceptsNoSuchLampMessage,
  declared: declaredNoSuchLampMessage,
  discriminator: { path: ["kind"], value: "no_such_lamp" },
};
