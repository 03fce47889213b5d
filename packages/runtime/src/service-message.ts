import { JSON_CONTENT_TYPE } from "./codec.js";
import type {
  Destination,
  EnvelopeRole,
  HttpMethod,
  MessageContract,
  PublishOperation,
  Subscription,
  Validator,
} from "./contract.js";
import { isMethod, isObject, isUrgency } from "./envelope.js";
import { serviceQueue } from "./service-queue.js";

const FIELDS: Readonly<Record<Exclude<EnvelopeRole, "messageId" | "type">, string>> = {
  fromService: "from_service",
  toService: "to_service",
  method: "method",
  payload: "payload",
  urgency: "urgency",
  timestamp: "timestamp",
};

const isServiceMessage: Validator = (body) => {
  const problem = problemOf(body);
  isServiceMessage.errors =
    problem === undefined
      ? null
      : [{ instancePath: "", keyword: "envelope", params: {}, message: problem, schemaPath: "" }];
  return problem === undefined;
};

/** The envelope that the Python services write around everything they send, with any payload at all. */
export const serviceMessage: MessageContract = {
  name: "service message",
  contentType: JSON_CONTENT_TYPE,
  envelope: [
    { role: "fromService", path: [FIELDS.fromService] },
    { role: "toService", path: [FIELDS.toService] },
    { role: "method", path: [FIELDS.method] },
    { role: "payload", path: [FIELDS.payload] },
    { role: "urgency", path: [FIELDS.urgency] },
    { role: "timestamp", path: [FIELDS.timestamp] },
  ],
  constants: {},
  accepts: isServiceMessage,
  declared: true,
};

/** @throws EventError `OPTION_INVALID` when no queue follows from the service. */
export function serviceDestination(service: string): Destination {
  const queue = serviceQueue(service);
  return {
    channel: queue.name,
    service,
    exchange: "",
    routingKey: queue.name,
    topology: { queues: [queue], exchanges: [], bindings: [] },
  };
}

export function serviceOperation(destination: Destination, method: HttpMethod): PublishOperation {
  return { name: "sendToService", message: serviceMessage, destinations: [{ ...destination, method }] };
}

/** @throws EventError `OPTION_INVALID` when no queue follows from the service. */
export function serviceSubscription(service: string): Subscription {
  const queue = serviceQueue(service);
  return {
    channel: queue.name,
    queue,
    topology: { queues: [queue], exchanges: [], bindings: [] },
    messages: [{ message: serviceMessage }],
  };
}

function problemOf(body: unknown): string | undefined {
  if (!isObject(body)) return "must be an object";
  if (!isName(body[FIELDS.fromService])) return `must have a ${FIELDS.fromService} that is a service's URL or name`;
  if (!isName(body[FIELDS.toService])) return `must have a ${FIELDS.toService} that is a service's URL or name`;
  if (!isMethod(body[FIELDS.method])) return `must have a ${FIELDS.method} of POST, GET, PUT, PATCH or DELETE`;
  if (!isUrgency(body[FIELDS.urgency])) return `must have an ${FIELDS.urgency} of low, medium, high or critical`;
  if (!isName(body[FIELDS.timestamp])) return `must have a ${FIELDS.timestamp}`;
  return body[FIELDS.payload] === undefined ? `must have a ${FIELDS.payload}` : undefined;
}

function isName(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}
