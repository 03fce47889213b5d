// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { connect } from "@eventwright/runtime";
import { withServer } from "@eventwright/runtime/generated";
import { lightsSource } from "./channels/lights.js";
import { lightOnMessage } from "./messages/light-on.js";
import { servers } from "./servers.js";

const lampCounterpartSubscriptions = [{ ...lightsSource, messages: [{ message: lightOnMessage }] }];

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
  return lampCounterpart(await connect({ ...withServer(servers, options), appId }));
}
