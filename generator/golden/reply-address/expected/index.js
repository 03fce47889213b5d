// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { connect } from "@eventwright/runtime";
import { questionsDestination } from "./channels/questions.js";
import { getStateMessage } from "./messages/get-state.js";
import { getUserMessage } from "./messages/get-user.js";
import { stateMessage } from "./messages/state.js";
import { userMessage } from "./messages/user.js";

export { EventError, healthHandler, RejectEvent } from "@eventwright/runtime";
export { ValidationError } from "@eventwright/runtime/generated";

const sender = { service: "lamp" };

const requestAskForStateOperation = {
  name: "requestAskForState",
  message: getStateMessage,
  destination: questionsDestination,
  replies: [stateMessage],
  replyAddress: { in: "body", path: ["answer", "to"] },
};

const requestAskForUserOperation = {
  name: "requestAskForUser",
  message: getUserMessage,
  destination: questionsDestination,
  replies: [userMessage],
  replyAddress: { in: "headers", path: ["replyTo"] },
};

export async function connectLamp(options = {}) {
  const connection = await connect({ appId: "lamp", ...options });
  return {
    connection,
    requestAskForState: (event, options) => connection.request(requestAskForStateOperation, event, sender, options),
    requestAskForUser: (event, options) => connection.request(requestAskForUserOperation, event, sender, options),
    health: () => connection.health(),
    close: () => connection.close(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}
