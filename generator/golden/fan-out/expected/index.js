// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { connect } from "@eventwright/runtime";
import { commandsSource } from "./channels/commands.js";
import { lightOnDestination } from "./channels/light-on.js";
import { lightOnMessage } from "./messages/light-on.js";
import { switchOnMessage } from "./messages/switch-on.js";

export { EventError, healthHandler, RejectEvent } from "@eventwright/runtime";
export { ValidationError } from "@eventwright/runtime/generated";

const sender = { service: "lamp" };

const publishLightOnOperation = {
  name: "publishLightOn",
  message: lightOnMessage,
  destinations: [
    {
      ...lightOnDestination,
      persistent: false,
      mandatory: false,
      userId: "guest",
      cc: ["light.all"],
      bcc: ["audit"],
      replyTo: "answers",
      timestamp: false,
    },
  ],
};

const subscriptions = [{ ...commandsSource, noAck: true, messages: [{ message: switchOnMessage }] }];

export async function connectLamp(options = {}) {
  const connection = await connect({ appId: "lamp", ...options });
  return {
    connection,
    publishLightOn: (event, options) => connection.publish(publishLightOnOperation, event, sender, options),
    consume: (handlers, options) => connection.consume(subscriptions, handlers, options),
    health: () => connection.health(),
    close: () => connection.close(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}
