// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { connect } from "@eventwright/runtime";
import { commandsDestination } from "./channels/commands.js";
import { lightOnSource } from "./channels/light-on.js";
import { lightOnMessage } from "./messages/light-on.js";
import { switchOnMessage } from "./messages/switch-on.js";

const publishSwitchOnOperation = { name: "publishSwitchOn", message: switchOnMessage, destinations: [commandsDestination] };
const lampCounterpartSubscriptions = [{ ...lightOnSource, messages: [{ message: lightOnMessage }] }];

function lampCounterpart(connection, sender) {
  return {
    connection,
    publishSwitchOn: (event, options) => connection.publish(publishSwitchOnOperation, event, sender, options),
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
