// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { acceptsHandler, declaredHandler } from "../validators/handler.js";

export const handlerMessage = {
  name: "Handler",
  contentType: "application/json",
  constants: {},
  accepts: acceptsHandler,
  declared: declaredHandler,
};
