// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { acceptsLightOn, declaredLightOn } from "../validators/light-on.js";

export const lightOnMessage = {
  name: "light.on",
  contentType: "application/json",
  constants: { event: "light.on", v: 2 },
  accepts: acceptsLightOn,
  declared: declaredLightOn,
  discriminator: { path: ["event"], value: "light.on" },
};
