// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { connect } from "@eventwright/runtime";
import { withServer } from "@eventwright/runtime/generated";
import { lightsDestination } from "./channels/lights.js";
import { lightOnMessage } from "./messages/light-on.js";
import { servers } from "./servers.js";

export { EventError, healthHandler, RejectEvent } from "@eventwright/runtime";
export { ValidationError } from "@eventwright/runtime/generated";

const sender = { service: "lamp" };
const publishLightOnOperation = { name: "publishLightOn", message: lightOnMessage, destinations: [lightsDestination] };

export async function connectLamp(options = {}) {
  const connection = await connect({ appId: "lamp", ...withServer(servers, options) });
  return {
    connection,
    publishLightOn: (event, options) => connection.publish(publishLightOnOperation, event, sender, options),
    health: () => connection.health(),
    close: () => connection.close(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}
