// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { connect } from "@eventwright/runtime";
import { lightsDestination, lightsSource } from "./channels/lights.js";
import { lightOffMessage } from "./messages/light-off.js";
import { lightOnMessage } from "./messages/light-on.js";

const publishLightOnOperation = { name: "publishLightOn", message: lightOnMessage, destinations: [lightsDestination] };
const publishLightOffOperation = { name: "publishLightOff", message: lightOffMessage, destinations: [lightsDestination] };
const lampCounterpartSubscriptions = [{ ...lightsSource, messages: [{ message: lightOnMessage }, { message: lightOffMessage }] }];

function lampCounterpart(connection, sender) {
  return {
    connection,
    publishLightOn: (event, options) => connection.publish(publishLightOnOperation, event, sender, options),
    publishLightOff: (event, options) => connection.publish(publishLightOffOperation, event, sender, options),
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
