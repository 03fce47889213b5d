// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { acceptsUserMessage, declaredUserMessage } from "../validators/user-message.js";

export const userMessage = {
  name: "user",
  contentType: "application/json",
  constants: {},
  accepts: acceptsUserMessage,
  declared: declaredUserMessage,
};
