// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { connect } from "@eventwright/runtime";
import { lightsDestination, lightsSource } from "./channels/lights.js";
import { lightOffMessage } from "./messages/light-off.js";
import { lightOnMessage } from "./messages/light-on.js";

export { EventError, healthHandler, RejectEvent } from "@eventwright/runtime";
export { ValidationError } from "@eventwright/runtime/generated";

const sender = { service: "lamp" };
const publishLightOnOperation = { name: "publishLightOn", message: lightOnMessage, destinations: [lightsDestination] };
const publishLightOffOperation = { name: "publishLightOff", message: lightOffMessage, destinations: [lightsDestination] };
const subscriptions = [{ ...lightsSource, messages: [{ message: lightOnMessage }, { message: lightOffMessage }] }];

export async function connectLamp(options = {}) {
  const connection = await connect({ appId: "lamp", ...options });
  return {
    connection,
    publishLightOn: (event, options) => connection.publish(publishLightOnOperation, event, sender, options),
    publishLightOff: (event, options) => connection.publish(publishLightOffOperation, event, sender, options),
    consume: (handlers, options) => connection.consume(subscriptions, handlers, options),
    health: () => connection.health(),
    close: () => connection.close(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}
