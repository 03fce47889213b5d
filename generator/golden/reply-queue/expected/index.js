// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { connect } from "@eventwright/runtime";
import { answersReplies } from "./channels/answers.js";
import { questionsDestination } from "./channels/questions.js";
import { getStateMessage } from "./messages/get-state.js";
import { stateMessage } from "./messages/state.js";

export { EventError, healthHandler, RejectEvent } from "@eventwright/runtime";
export { ValidationError } from "@eventwright/runtime/generated";

const sender = { service: "lamp" };

const requestAskForStateOperation = {
  name: "requestAskForState",
  message: getStateMessage,
  destination: questionsDestination,
  replies: [stateMessage],
  replyTo: answersReplies,
};

export async function connectLamp(options = {}) {
  const connection = await connect({ appId: "lamp", ...options });
  return {
    connection,
    requestAskForState: (event, options) => connection.request(requestAskForStateOperation, event, sender, options),
    health: () => connection.health(),
    close: () => connection.close(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}
