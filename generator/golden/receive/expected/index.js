// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { connect } from "@eventwright/runtime";
import { commandsSource } from "./channels/commands.js";
import { switchOnMessage } from "./messages/switch-on.js";

export { EventError, healthHandler, RejectEvent } from "@eventwright/runtime";
export { ValidationError } from "@eventwright/runtime/generated";

const subscriptions = [{ ...commandsSource, messages: [{ message: switchOnMessage }] }];

export async function connectLamp(options = {}) {
  const connection = await connect({ appId: "lamp", ...options });
  return {
    connection,
    consume: (handlers, options) => connection.consume(subscriptions, handlers, options),
    health: () => connection.health(),
    close: () => connection.close(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}
