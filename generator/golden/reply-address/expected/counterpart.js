// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { connect, EventError } from "@eventwright/runtime";
import { questionsSource } from "./channels/questions.js";
import { getStateMessage } from "./messages/get-state.js";
import { getUserMessage } from "./messages/get-user.js";
import { stateMessage } from "./messages/state.js";
import { userMessage } from "./messages/user.js";

const questionsCounterpartSubscriptions = [
  {
    ...questionsSource,
    messages: [
      {
        message: getStateMessage,
        replies: [stateMessage],
        replyAddress: { in: "body", path: ["answer", "to"] },
      },
      {
        message: getUserMessage,
        replies: [userMessage],
        replyAddress: { in: "headers", path: ["replyTo"] },
      },
    ],
  },
];

function questionsCounterpart(connection) {
  return {
    connection,
    consume: (handlers, options) => connection.consume(questionsCounterpartSubscriptions, handlers, options),
    health: () => connection.health(),
    close: () => connection.close(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}

const counterparts = { sensor: questionsCounterpart };

export async function connectLampCounterpart(options) {
  const { service, ...connectOptions } = options;
  if (!Object.hasOwn(counterparts, service)) {
    const known = ". Its services are sensor.";
    throw new EventError("OPTION_INVALID", "This contract has no service " + JSON.stringify(service) + known);
  }
  return counterparts[service](await connect({ appId: service, ...connectOptions }));
}
