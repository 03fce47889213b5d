import type {
  Destination,
  ExchangeContract,
  HeadersContract,
  MessageContract,
  PublishOperation,
  QueueContract,
  Subscription,
  Topology,
  Validator,
} from "@eventwright/runtime/generated";

/** A contract with exchanges, parameters in addresses and headers, as generated code would hand it over. */

const house: ExchangeContract = { name: "ew_house", type: "topic", durable: true, autoDelete: false, arguments: {} };

const room = { name: "room" };
const region = { name: "region", values: ["eu", "us"], defaultValue: "eu" };
const parameters = [region, room];

function accepts(keyword: string, holds: (value: Readonly<Record<string, unknown>>) => boolean): Validator {
  const validator: Validator = (value) => {
    const isValid = typeof value === "object" && value !== null && holds({ ...value });
    validator.errors = isValid
      ? null
      : [{ instancePath: "", keyword, params: {}, message: `breaks ${keyword}`, schemaPath: "" }];
    return isValid;
  };
  return validator;
}

const tenant: HeadersContract = {
  constants: { kind: "light" },
  accepts: accepts("required", (headers) => typeof headers["tenant"] === "string" && headers["kind"] === "light"),
  declared: { properties: { tenant: true, kind: true } },
};

export const lightOn: MessageContract = {
  name: "light.on",
  contentType: "application/json",
  constants: {},
  accepts: accepts("type", ({ lamp }) => typeof lamp === "number"),
  declared: { properties: { lamp: true } },
  headers: tenant,
  headerDiscriminator: { name: "kind", value: "light" },
};

/** The same without headers, compressed. */
export const lightOff: MessageContract = {
  name: "light.off",
  contentType: "application/json",
  contentEncoding: "gzip",
  constants: {},
  accepts: accepts("type", ({ lamp }) => typeof lamp === "number"),
  declared: { properties: { lamp: true, note: true } },
};

export interface Light {
  readonly lamp: number;
}

export function queue(name: string, args: QueueContract["arguments"] = {}): QueueContract {
  return {
    name,
    durable: true,
    exclusive: false,
    autoDelete: false,
    arguments: { "x-queue-type": "classic", "x-max-priority": 10, ...args },
  };
}

/** A routing key through the topic exchange, and the queue that is bound to it. Without a name consumers name it. */
function channel(key: string, routingKey: string, queueName: string): { to: Destination; from: Subscription } {
  const declared = queue(queueName);
  const binding = { queue: queueName, exchange: house.name, routingKey };
  const topology: Topology = { queues: queueName === "" ? [] : [declared], exchanges: [house], bindings: [binding] };
  const withParameters = routingKey.includes("{") ? { parameters } : {};
  return {
    to: {
      channel: key,
      exchange: house.name,
      routingKey,
      topology: { ...topology, bindings: queueName === "" ? [] : [binding] },
      ...withParameters,
    },
    from: {
      channel: key,
      queue: declared,
      topology,
      messages: [],
      address: { exchange: house.name, routingKey },
      ...withParameters,
    },
  };
}

const lights = channel("lights", "light.{region}.{room}.on", "ew_lights");
const off = channel("off", "light.{region}.{room}.off", "ew_lights");
const unnamed = channel("unnamed", "light.{region}.{room}.on", "");

export const publishLightOn: PublishOperation = {
  name: "publishLightOn",
  message: lightOn,
  destinations: [lights.to],
};
export const publishLightOff: PublishOperation = { name: "publishLightOff", message: lightOff, destinations: [off.to] };
/** To whoever has bound a queue, if anybody. */
export const announceLightOn: PublishOperation = {
  name: "announceLightOn",
  message: lightOn,
  destinations: [{ ...unnamed.to, mandatory: false }],
};
export const lightSubscriptions: readonly Subscription[] = [
  { ...lights.from, messages: [{ message: lightOn }] },
  { ...off.from, messages: [{ message: lightOff }] },
];
export const unnamedSubscription: Subscription = { ...unnamed.from, messages: [{ message: lightOn }] };

/** One queue per room, behind the default exchange. */
const roomQueue = queue("ew_room_{room}");
const roomTopology: Topology = { queues: [roomQueue], exchanges: [], bindings: [] };
export const publishToRoom: PublishOperation = {
  name: "publishToRoom",
  message: lightOff,
  destinations: [
    { channel: "rooms", exchange: "", routingKey: "ew_room_{room}", topology: roomTopology, parameters: [room] },
  ],
};
export const roomSubscription: Subscription = {
  channel: "rooms",
  queue: roomQueue,
  topology: roomTopology,
  messages: [{ message: lightOff }],
  address: { exchange: "", routingKey: "ew_room_{room}" },
  parameters: [room],
};

export const sender = { service: "house" };
