// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { acceptsGetUserHeaders, declaredGetUserHeaders } from "../validators/get-user-headers.js";
import { acceptsGetUserMessage, declaredGetUserMessage } from "../validators/get-user-message.js";

export const getUserMessage = {
  name: "get_user",
  contentType: "application/json",
  constants: {},
  accepts: acceptsGetUserMessage,
  declared: declaredGetUserMessage,
  headers: { constants: {}, accepts: acceptsGetUserHeaders, declared: declaredGetUserHeaders },
};
