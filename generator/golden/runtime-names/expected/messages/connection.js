// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { acceptsConnection, declaredConnection } from "../validators/connection.js";

export const connectionMessage = {
  name: "Connection",
  contentType: "application/json",
  constants: {},
  accepts: acceptsConnection,
  declared: declaredConnection,
};
