import { kindOfReplyCode, TransportError } from "@eventwright/runtime/transport";
import type { ProtocolError } from "./protocol-error.js";

/** The broker refused this operation. */
export function refusedError(operation: string, error: ProtocolError): TransportError {
  return fromBroker(`${operation} was refused`, error);
}

/** Why the broker closed a channel or a connection. */
export function closedByBrokerError(what: "channel" | "connection", error: ProtocolError): TransportError {
  return fromBroker(`The broker closed the ${what}`, error);
}

/** The operation stood in line when the channel or the connection went away. */
export function closedError(operation: string): TransportError {
  return new TransportError("closed", `${operation} was not done: the channel or its connection is closed.`);
}

function fromBroker(what: string, { replyCode, message }: ProtocolError): TransportError {
  return new TransportError(kindOfReplyCode(replyCode), `${what}: ${replyCode} ${message}`, { replyCode });
}
