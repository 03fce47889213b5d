// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { acceptsLightOnMessage, declaredLightOnMessage } from "../validators/light-on-message.js";

export const lightOnMessage = {
  name: "\"]: process.exit(1) | `${process.exit(1)}`",
  contentType: "application/json",
  constants: { constructor: "</script>*/" },
  accepts: acceptsLightOnMessage,
  declared: declaredLightOnMessage,
  discriminator: { path: ["constructor"], value: "</script>*/" },
};
