import type {
  MessageContract,
  PublishOperation,
  QueueContract,
  RequestOperation,
  Subscription,
  Topology,
  Validator,
} from "@eventwright/runtime/generated";

/** What the bench sends: small, and each message can be told from all others. */
export interface BenchEvent {
  readonly id: number;
  readonly padding?: string;
}

export const sender = { service: "fault-bench" };

export function queueContract(name: string): QueueContract {
  return {
    name,
    durable: true,
    exclusive: false,
    autoDelete: false,
    arguments: { "x-queue-type": "classic", "x-max-priority": 10 },
  };
}

export function publishOperation(queue: string): PublishOperation {
  const topology = topologyOf(queueContract(queue));
  return {
    name: "publishBenchEvent",
    message: benchMessage,
    destinations: [{ channel: "bench", service: "fault-bench", exchange: "", routingKey: queue, topology }],
  };
}

export function requestOperation(queue: string): RequestOperation {
  const topology = topologyOf(queueContract(queue));
  return {
    name: "requestBenchReply",
    message: benchMessage,
    destination: { channel: "bench", service: "fault-bench", exchange: "", routingKey: queue, topology },
    replies: [benchReply],
  };
}

export function subscription(queue: string): Subscription {
  const contract = queueContract(queue);
  return { channel: "bench", queue: contract, topology: topologyOf(contract), messages: [{ message: benchMessage }] };
}

export function answeringSubscription(queue: string): Subscription {
  return { ...subscription(queue), messages: [{ message: benchMessage, replies: [benchReply] }] };
}

/** One object per queue: the runtime remembers by identity what it has declared. */
const topologies = new Map<string, Topology>();

function topologyOf(queue: QueueContract): Topology {
  const known = topologies.get(queue.name);
  if (known !== undefined) return known;
  const topology: Topology = { queues: [queue], exchanges: [], bindings: [] };
  topologies.set(queue.name, topology);
  return topology;
}

const hasId: Validator = (value) => {
  const isValid = typeof value === "object" && value !== null && "id" in value && Number.isInteger(value.id);
  hasId.errors = isValid
    ? null
    : [{ instancePath: "", keyword: "required", params: { missingProperty: "id" }, schemaPath: "#/required" }];
  return isValid;
};

const benchMessage: MessageContract = {
  name: "bench.event",
  contentType: "application/json",
  constants: {},
  accepts: hasId,
  declared: { properties: { id: true, padding: true } },
};

const benchReply: MessageContract = { ...benchMessage, name: "bench.reply" };
