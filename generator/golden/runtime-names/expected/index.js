// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { connect } from "@eventwright/runtime";
import { lightsDestination, lightsSource } from "./channels/lights.js";
import { connectionMessage } from "./messages/connection.js";
import { handlerMessage } from "./messages/handler.js";

export { EventError, healthHandler, RejectEvent } from "@eventwright/runtime";
export { ValidationError } from "@eventwright/runtime/generated";

const sender = { service: "lamp" };
const publishConnectionOperation = { name: "publishConnection", message: connectionMessage, destinations: [lightsDestination] };
const publishHandlerOperation = { name: "publishHandler", message: handlerMessage, destinations: [lightsDestination] };
const subscriptions = [{ ...lightsSource, messages: [{ message: connectionMessage }, { message: handlerMessage }] }];

export async function connectLamp(options = {}) {
  const connection = await connect({ appId: "lamp", ...options });
  return {
    connection,
    publishConnection: (event, options) => connection.publish(publishConnectionOperation, event, sender, options),
    publishHandler: (event, options) => connection.publish(publishHandlerOperation, event, sender, options),
    consume: (handlers, options) => connection.consume(subscriptions, handlers, options),
    health: () => connection.health(),
    close: () => connection.close(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}
