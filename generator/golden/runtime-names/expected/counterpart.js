// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { connect } from "@eventwright/runtime";
import { lightsDestination, lightsSource } from "./channels/lights.js";
import { connectionMessage } from "./messages/connection.js";
import { handlerMessage } from "./messages/handler.js";

const publishConnectionOperation = { name: "publishConnection", message: connectionMessage, destinations: [lightsDestination] };
const publishHandlerOperation = { name: "publishHandler", message: handlerMessage, destinations: [lightsDestination] };
const lampCounterpartSubscriptions = [{ ...lightsSource, messages: [{ message: connectionMessage }, { message: handlerMessage }] }];

function lampCounterpart(connection, sender) {
  return {
    connection,
    publishConnection: (event, options) => connection.publish(publishConnectionOperation, event, sender, options),
    publishHandler: (event, options) => connection.publish(publishHandlerOperation, event, sender, options),
    consume: (handlers, options) => connection.consume(lampCounterpartSubscriptions, handlers, options),
    health: () => connection.health(),
    close: () => connection.close(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}

export async function connectLampCounterpart(options = {}) {
  const appId = options.appId ?? "lamp-counterpart";
  return lampCounterpart(await connect({ ...options, appId }), { service: appId });
}
