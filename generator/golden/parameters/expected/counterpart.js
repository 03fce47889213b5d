// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { connect } from "@eventwright/runtime";
import { lightsSource } from "./channels/lights.js";
import { roomsSource } from "./channels/rooms.js";
import { lightOffMessage } from "./messages/light-off.js";
import { lightOnMessage } from "./messages/light-on.js";

const lampCounterpartSubscriptions = [
  { ...lightsSource, messages: [{ message: lightOnMessage }] },
  { ...roomsSource, messages: [{ message: lightOffMessage }] },
];

function lampCounterpart(connection) {
  return {
    connection,
    consume: (handlers, options) => connection.consume(lampCounterpartSubscriptions, handlers, options),
    health: () => connection.health(),
    close: () => connection.close(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}

export async function connectLampCounterpart(options = {}) {
  const appId = options.appId ?? "lamp-counterpart";
  return lampCounterpart(await connect({ ...options, appId }));
}
