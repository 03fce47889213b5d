// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { connect } from "@eventwright/runtime";
import { houseDestination } from "./channels/house.js";
import { logDestination } from "./channels/log.js";
import { streetDestination } from "./channels/street.js";
import { lightOnMessage } from "./messages/light-on.js";

export { EventError, healthHandler, RejectEvent } from "@eventwright/runtime";
export { ValidationError } from "@eventwright/runtime/generated";

const sender = { service: "lamp-service" };

const publishLightOnOperation = {
  name: "publishLightOn",
  message: lightOnMessage,
  destinations: [
    { ...houseDestination, method: "PUT", urgency: "high" },
    { ...streetDestination, method: "PUT", urgency: "low" },
    logDestination,
  ],
};

export async function connectLampService(options = {}) {
  const connection = await connect({ appId: "lamp-service", ...options });
  return {
    connection,
    publishLightOn: (event, options) => connection.publish(publishLightOnOperation, event, sender, options),
    health: () => connection.health(),
    close: () => connection.close(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}
