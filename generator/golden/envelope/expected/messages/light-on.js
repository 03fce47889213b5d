// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { acceptsCloudEvent, declaredCloudEvent } from "../validators/cloud-event.js";

export const lightOnMessage = {
  name: "light.on",
  contentType: "application/json",
  envelope: [
    { role: "messageId", path: ["id"] },
    { role: "fromService", path: ["source"] },
    { role: "type", path: ["type"] },
    { role: "timestamp", path: ["time"] },
    { role: "payload", path: ["data"] },
  ],
  constants: {},
  accepts: acceptsCloudEvent,
  declared: declaredCloudEvent,
};
