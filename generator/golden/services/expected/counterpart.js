// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { connect, EventError } from "@eventwright/runtime";
import { houseSource } from "./channels/house.js";
import { logSource } from "./channels/log.js";
import { streetSource } from "./channels/street.js";
import { lightOnMessage } from "./messages/light-on.js";

const houseCounterpartSubscriptions = [{ ...houseSource, messages: [{ message: lightOnMessage }] }];

function houseCounterpart(connection) {
  return {
    connection,
    consume: (handlers, options) => connection.consume(houseCounterpartSubscriptions, handlers, options),
    health: () => connection.health(),
    close: () => connection.close(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}

const streetCounterpartSubscriptions = [{ ...streetSource, messages: [{ message: lightOnMessage }] }];

function streetCounterpart(connection) {
  return {
    connection,
    consume: (handlers, options) => connection.consume(streetCounterpartSubscriptions, handlers, options),
    health: () => connection.health(),
    close: () => connection.close(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}

const lampCounterpartSubscriptions = [{ ...logSource, messages: [{ message: lightOnMessage }] }];

function lampCounterpart(connection) {
  return {
    connection,
    consume: (handlers, options) => connection.consume(lampCounterpartSubscriptions, handlers, options),
    health: () => connection.health(),
    close: () => connection.close(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}

const counterparts = { "http://house/api": houseCounterpart, street: streetCounterpart };

export async function connectLampCounterpart(options = {}) {
  const { service, ...connectOptions } = options;
  if (service === undefined) {
    const appId = options.appId ?? "lamp-counterpart";
    return lampCounterpart(await connect({ ...options, appId }));
  }
  if (!Object.hasOwn(counterparts, service)) {
    const known = ". Its services are http://house/api, street.";
    throw new EventError("OPTION_INVALID", "This contract has no service " + JSON.stringify(service) + known);
  }
  return counterparts[service](await connect({ appId: service, ...connectOptions }));
}
