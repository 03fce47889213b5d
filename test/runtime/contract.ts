import type {
  Destination,
  MessageContract,
  PublishOperation,
  QueueContract,
  RequestOperation,
  Subscription,
  Topology,
  Validator,
} from "@eventwright/runtime/generated";

/** A small contract as generated code would hand it over, with validators written by hand. */

type Rule = readonly [pointer: string, keyword: string, holds: (body: Body) => boolean];
interface Body {
  readonly [name: string]: unknown;
}

function accepts(...rules: readonly Rule[]): Validator {
  const validator: Validator = (value) => {
    const isBody = (body: unknown): body is Body => typeof body === "object" && body !== null;
    const broken = isBody(value) ? rules.find(([, , holds]) => !holds(value)) : (["", "type"] as const);
    validator.errors =
      broken === undefined
        ? null
        : [{ instancePath: broken[0], keyword: broken[1], params: {}, message: `breaks ${broken[1]}`, schemaPath: "" }];
    return broken === undefined;
  };
  return validator;
}

function payloadOf(body: Body): Body {
  const payload = body["payload"];
  return typeof payload === "object" && payload !== null ? (payload as Body) : {};
}

function enveloped(name: string, ...rules: readonly Rule[]): MessageContract {
  return {
    name,
    contentType: "application/json",
    envelope: [
      { role: "fromService", path: ["from_service"] },
      { role: "toService", path: ["to_service"] },
      { role: "method", path: ["method"] },
      { role: "payload", path: ["payload"] },
      { role: "urgency", path: ["urgency"] },
      { role: "timestamp", path: ["timestamp"] },
    ],
    constants: { event: name },
    accepts: accepts(
      ["/method", "enum", ({ method }) => typeof method === "string"],
      ["/payload/event", "const", (body) => payloadOf(body)["event"] === name],
      ...rules,
    ),
    declared: {
      properties: {
        from_service: true,
        to_service: true,
        method: true,
        urgency: true,
        timestamp: true,
        payload: { properties: { event: true, id: true, price: true, note: true } },
      },
    },
    discriminator: { path: ["payload", "event"], value: name },
  };
}

export const priceChanged = enveloped("price.changed", [
  "/payload/price",
  "type",
  (body) => typeof payloadOf(body)["price"] === "number",
]);
export const removed = enveloped("product.removed");
const getSupplier = enveloped("get_supplier");
const supplier: MessageContract = {
  name: "supplier",
  contentType: "application/json",
  constants: { event: "supplier" },
  accepts: accepts(["/name", "type", ({ name }) => typeof name === "string"]),
  declared: { properties: { event: true, name: true } },
};

function queue(name: string): QueueContract {
  return {
    name,
    durable: true,
    exclusive: false,
    autoDelete: false,
    arguments: { "x-queue-type": "classic", "x-max-priority": 10 },
  };
}

function topology(name: string): Topology {
  return { queues: [queue(name)], exchanges: [], bindings: [] };
}

const ordersTopology = topology("queue_orders");
const stockTopology = topology("queue_stock");

const toOrders: Destination = {
  channel: "orders",
  service: "orders",
  exchange: "",
  routingKey: "queue_orders",
  topology: ordersTopology,
  method: "POST",
  urgency: "high",
};
const toStock: Destination = {
  ...toOrders,
  channel: "stock",
  service: "stock",
  routingKey: "queue_stock",
  topology: stockTopology,
};

export const publishPriceChanged: PublishOperation = {
  name: "publishPriceChanged",
  message: priceChanged,
  destinations: [toOrders],
};
export const publishRemoved: PublishOperation = {
  name: "publishRemoved",
  message: removed,
  destinations: [
    { ...toOrders, method: "DELETE", urgency: "critical" },
    { ...toStock, method: "DELETE", urgency: "critical" },
  ],
};
export const requestSupplier: RequestOperation = {
  name: "requestSupplier",
  message: getSupplier,
  destination: { ...toOrders, method: "GET", urgency: "low" },
  replies: [supplier],
};

export const ordersSubscription: Subscription = {
  channel: "orders",
  queue: queue("queue_orders"),
  topology: ordersTopology,
  messages: [{ message: priceChanged }, { message: removed }, { message: getSupplier, replies: [supplier] }],
};

export const sender = { service: "catalog" };

export interface PriceChanged {
  readonly event: "price.changed";
  readonly id?: number;
  readonly price: number;
}
