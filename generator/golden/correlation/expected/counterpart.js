// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { connect, EventError } from "@eventwright/runtime";
import { newsSource } from "./channels/news.js";
import { questionsSource } from "./channels/questions.js";
import { getStateMessage } from "./messages/get-state.js";
import { lightOnMessage } from "./messages/light-on.js";
import { stateMessage } from "./messages/state.js";

const questionsCounterpartSubscriptions = [{ ...questionsSource, messages: [{ message: getStateMessage, replies: [stateMessage] }] }];

function questionsCounterpart(connection) {
  return {
    connection,
    consume: (handlers, options) => connection.consume(questionsCounterpartSubscriptions, handlers, options),
    health: () => connection.health(),
    close: () => connection.close(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}

const newsCounterpartSubscriptions = [{ ...newsSource, messages: [{ message: lightOnMessage }] }];

function newsCounterpart(connection) {
  return {
    connection,
    consume: (handlers, options) => connection.consume(newsCounterpartSubscriptions, handlers, options),
    health: () => connection.health(),
    close: () => connection.close(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}

const counterparts = { sensor: questionsCounterpart, panel: newsCounterpart };

export async function connectLampCounterpart(options) {
  const { service, ...connectOptions } = options;
  if (!Object.hasOwn(counterparts, service)) {
    const known = ". Its services are sensor, panel.";
    throw new EventError("OPTION_INVALID", "This contract has no service " + JSON.stringify(service) + known);
  }
  return counterparts[service](await connect({ appId: service, ...connectOptions }));
}
