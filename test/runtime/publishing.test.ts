import type { ConnectOptions, HeaderValue, PublishOptions } from "@eventwright/runtime";
import type { Validator } from "@eventwright/runtime/generated";
import {
  type Transport,
  type TransportChannel,
  type TransportChannelListener,
  type TransportConnection,
  TransportError,
} from "@eventwright/runtime/transport";
import { InMemoryBroker } from "@eventwright/testing";
import { describe, expect, it } from "vitest";
import { publishPriceChanged, publishRemoved, sender } from "./contract.js";
import { bodies, failure, type Scene, scene } from "./setup.js";

describe("a published event", () => {
  it("is in the queue when the call resolves, with its envelope in order and its properties set", async () => {
    const { broker, connection } = await scene();
    await connection.publish(publishPriceChanged, { id: 1, price: 2 }, sender);

    const [message] = broker.messages("queue_orders");
    const { timestamp } = JSON.parse(String(message?.body)) as { timestamp: string };
    expect(String(message?.body)).toBe(
      `{"from_service":"catalog","to_service":"orders","method":"POST","payload":{"event":"price.changed","id":1,"price":2},"urgency":"high","timestamp":"${timestamp}"}`,
    );
    expect(timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(message?.properties).toMatchObject({
      contentType: "application/json",
      type: "price.changed",
      appId: "catalog",
      persistent: true,
      priority: 8,
      messageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      timestampSeconds: Math.floor(Date.parse(timestamp) / 1000),
    });
  });

  const urgencies = [
    { urgency: "low", priority: 1 },
    { urgency: "medium", priority: 5 },
    { urgency: "high", priority: 8 },
    { urgency: "critical", priority: 10 },
  ] as const;
  for (const { urgency, priority } of urgencies) {
    it(`takes the caller's urgency: ${urgency} is priority ${priority}`, async () => {
      const { broker, connection } = await scene();
      await connection.publish(publishPriceChanged, { price: 2 }, sender, { urgency });
      expect(broker.messages("queue_orders")[0]).toMatchObject({ properties: { priority } });
      expect(bodies(broker.messages("queue_orders"))).toMatchObject([{ urgency }]);
    });
  }

  it("takes the caller's message id and headers", async () => {
    const { broker, connection } = await scene();
    const options = { messageId: "m-1", headers: { tenant: "t" } };
    await connection.publish(publishPriceChanged, { price: 2 }, sender, options);
    expect(broker.messages("queue_orders")[0]?.properties).toMatchObject(options);
  });
});

describe("nothing is sent, and the error says why", () => {
  const refusals = [
    {
      given: "a value of the wrong type",
      event: { price: "4711" },
      code: "EVENT_INVALID",
      pointer: "/price",
      rule: "type",
    },
    {
      given: "a property that is not declared",
      event: { price: 1, secret: 4711 },
      code: "EVENT_INVALID",
      pointer: "/secret",
      rule: "undeclared-property",
    },
    {
      given: "a constant of another event",
      event: { event: "x", price: 1 },
      code: "EVENT_INVALID",
      pointer: "/event",
      rule: "const",
    },
    {
      given: "what JSON cannot say",
      event: { price: 1, note: 4711n },
      code: "EVENT_INVALID",
      pointer: "",
      rule: "not-json",
    },
  ];
  for (const { given, event, code, pointer, rule } of refusals) {
    it(`for ${given}`, async () => {
      const { broker, connection } = await scene();
      const error = await failure(connection.publish(publishPriceChanged, event, sender));
      expect(error).toMatchObject({ code, violations: [{ pointer, rule }] });
      expect(error.message).not.toContain("4711");
      expect(broker.queues()).toEqual([]);
    });
  }

  it("for a circle", async () => {
    const { connection } = await scene();
    const event: Record<string, unknown> = { price: 1 };
    event["note"] = event;
    expect(await failure(connection.publish(publishPriceChanged, event, sender))).toMatchObject({
      code: "EVENT_INVALID",
      violations: [{ rule: "not-json" }],
    });
  });

  it("for what JSON writes as something else than the schema saw", async () => {
    const { broker, connection } = await scene();
    const accepts: Validator = (body) => {
      const { note } = (body as { readonly payload: { readonly note?: unknown } }).payload;
      const isValid = typeof note === "object";
      accepts.errors = isValid
        ? null
        : [{ instancePath: "/payload/note", keyword: "type", params: {}, message: "must be object", schemaPath: "" }];
      return isValid;
    };
    const operation = { ...publishPriceChanged, message: { ...publishPriceChanged.message, accepts } };
    await connection.publish(operation, { note: { at: new Date(0) } }, sender);
    for (const note of [new Date(), { toJSON: () => "text" }]) {
      const error = await failure(connection.publish(operation, { note }, sender));
      expect(error).toMatchObject({ code: "EVENT_INVALID", violations: [{ pointer: "/note", rule: "type" }] });
    }
    expect(broker.messages("queue_orders")).toHaveLength(1);
  });

  it("for a body that is too large", async () => {
    const { connection } = await scene({ maxMessageBytes: 300 });
    const event = { price: 1, note: "x".repeat(300) };
    expect(await failure(connection.publish(publishPriceChanged, event, sender))).toMatchObject({
      code: "EVENT_TOO_LARGE",
    });
  });

  const circle: Record<string, HeaderValue> = {};
  Object.assign(circle, { here: circle, there: circle });
  const options: readonly { given: string; options: PublishOptions }[] = [
    { given: "a long message id", options: { messageId: "x".repeat(256) } },
    { given: "half a character in the message id", options: { messageId: "m-\ud800" } },
    { given: "a number without an end among the headers", options: { headers: { note: Number.POSITIVE_INFINITY } } },
    { given: "headers that are a circle with two ways around", options: { headers: circle } },
    { given: "headers that are a date", options: { headers: new Date() as never } },
    { given: "a signal that is none", options: { signal: new AbortController() as never } },
    { given: "headers of 70 KiB", options: { headers: { note: "x".repeat(70 * 1024) } } },
    { given: "headers that route", options: { headers: { CC: ["queue_other"] } } },
    { given: "headers that are ours", options: { headers: { "x-eventwright-attempts": 7 } } },
    { given: "a timeout of zero", options: { timeoutMs: 0 } },
    { given: "a service that is not in the contract", options: { services: ["nobody"] } },
    { given: "no service at all", options: { services: [] } },
    { given: "options that are a text", options: "high" as never },
  ];
  for (const { given, options: publishOptions } of options) {
    it(`for ${given}`, async () => {
      const { broker, connection } = await scene();
      const error = await failure(connection.publish(publishPriceChanged, { price: 1 }, sender, publishOptions));
      expect(error.code).toBe("OPTION_INVALID");
      expect(broker.queues()).toEqual([]);
    });
  }

  it("for a signal that is aborted", async () => {
    const { connection } = await scene();
    const call = connection.publish(publishPriceChanged, { price: 1 }, sender, { signal: AbortSignal.abort() });
    expect((await failure(call)).code).toBe("PUBLISH_ABORTED");
  });
});

it("options that are null are options that were left out", async () => {
  const { broker, connection } = await scene();
  await connection.publish(publishPriceChanged, { price: 1 }, sender, null as never);
  expect(broker.messages("queue_orders")).toHaveLength(1);
});

it("undeclared properties are stripped where that is asked for, and the caller's object is left alone", async () => {
  const { broker, connection } = await scene({ undeclaredProperties: "strip" });
  const event = { price: 1, secret: 4711 };
  await connection.publish(publishPriceChanged, event, sender);
  expect(bodies(broker.messages("queue_orders"))).toMatchObject([{ payload: { event: "price.changed", price: 1 } }]);
  expect(String(broker.messages("queue_orders")[0]?.body)).not.toContain("secret");
  expect(event).toEqual({ price: 1, secret: 4711 });
});

describe("several services", () => {
  it("all get it, under one message id and each in its own envelope", async () => {
    const { broker, connection } = await scene();
    await connection.publish(publishRemoved, { id: 1 }, sender);
    const messages = [...broker.messages("queue_orders"), ...broker.messages("queue_stock")];
    expect(bodies(messages)).toMatchObject([{ to_service: "orders" }, { to_service: "stock" }]);
    expect(new Set(messages.map(({ properties }) => properties.messageId)).size).toBe(1);
  });

  it("or an error says which has it, and the rest can be repeated", async () => {
    const { broker, connection } = await scene({ topology: "ignore" });
    broker.declareQueue({ name: "queue_orders" });
    const error = await failure(connection.publish(publishRemoved, { id: 1 }, sender));
    expect(error).toMatchObject({
      code: "EVENT_PARTLY_DELIVERED",
      destinations: [
        { service: "orders", delivered: true },
        { service: "stock", delivered: false, error: { code: "EVENT_UNROUTABLE" } },
      ],
    });

    broker.declareQueue({ name: "queue_stock" });
    const services = error.destinations.filter(({ delivered }) => !delivered).map(({ service }) => service);
    const { messageId = "" } = error;
    await connection.publish(publishRemoved, { id: 1 }, sender, { messageId, services });
    expect(broker.messages("queue_orders")).toHaveLength(1);
    expect(broker.messages("queue_stock")[0]?.properties.messageId).toBe(messageId);
  });

  it("that all lack it are one error with that code", async () => {
    const { connection } = await scene({ topology: "ignore" });
    expect(await failure(connection.publish(publishRemoved, { id: 1 }, sender))).toMatchObject({
      code: "EVENT_UNROUTABLE",
      destinations: [{ delivered: false }, { delivered: false }],
    });
  });

  it("of which one cannot be sent to, get nothing", async () => {
    const { broker, connection } = await scene();
    const removed = {
      ...publishRemoved,
      destinations: publishRemoved.destinations.map((destination, index) =>
        index === 0 ? destination : { ...destination, priority: 256 },
      ),
    };
    expect((await failure(connection.publish(removed, { id: 1 }, sender))).code).toBe("OPTION_INVALID");
    expect(broker.queues()).toEqual([]);
  });
});

describe("what the broker says", () => {
  it("no queue: EVENT_UNROUTABLE, and the next message declares it anew", async () => {
    const { broker, connection } = await scene();
    await connection.publish(publishPriceChanged, { price: 1 }, sender);
    broker.deleteQueue("queue_orders");
    const error = await failure(connection.publish(publishPriceChanged, { price: 2 }, sender));
    expect(error.code).toBe("EVENT_UNROUTABLE");
    expect(error.message).toMatch(
      /no queue "queue_orders"\. It was deleted a moment ago: the next call declares it again/,
    );
    await connection.publish(publishPriceChanged, { price: 3 }, sender);
    expect(bodies(broker.messages("queue_orders"))).toMatchObject([{ payload: { price: 3 } }]);
  });

  it("a full queue that refuses: EVENT_NACKED", async () => {
    const broker = new InMemoryBroker();
    broker.declareQueue({ name: "queue_orders", arguments: { "x-max-length": 1, "x-overflow": "reject-publish" } });
    const { connection } = await scene({}, broker);
    await connection.publish(publishPriceChanged, { price: 1 }, sender);
    expect((await failure(connection.publish(publishPriceChanged, { price: 2 }, sender))).code).toBe("EVENT_NACKED");
  });

  it("a full socket: publishes wait, in order, and none fails", async () => {
    const broker = new InMemoryBroker();
    let drain = (): void => undefined;
    const handedOver: string[] = [];
    const transport = withConfirmChannels(broker.transport(), (channel, listener) => {
      const publish = channel.publish.bind(channel);
      drain = () => listener.drained();
      return Object.assign(channel, {
        publish: (...[message, settled]: Parameters<TransportChannel["publish"]>) => {
          handedOver.push(message.properties.messageId ?? "");
          publish(message, settled);
          return false;
        },
      });
    });
    const { connection } = await scene({ transport }, broker);
    const messageIds = ["m-1", "m-2", "m-3"];
    const calls = messageIds.map((messageId) =>
      connection.publish(publishPriceChanged, { price: 1 }, sender, { messageId }),
    );
    for (const [index, call] of calls.entries()) {
      await call;
      // Confirmed, and yet the next one waits until the socket has room.
      expect(handedOver).toEqual(messageIds.slice(0, index + 1));
      drain();
    }
    expect(broker.messages("queue_orders").map(({ properties }) => properties.messageId)).toEqual(messageIds);
  });

  it("nothing yet, when the signal is aborted: PUBLISH_ABORTED, with the message id, and it may arrive", async () => {
    const broker = new InMemoryBroker();
    const controller = new AbortController();
    const transport = withConfirmChannels(broker.transport(), (channel) => {
      const publish = channel.publish.bind(channel);
      return Object.assign(channel, {
        publish: (...[message]: Parameters<TransportChannel["publish"]>) => {
          queueMicrotask(() => controller.abort("no time"));
          return publish(message, () => undefined);
        },
      });
    });
    const { connection } = await scene({ transport, closeTimeoutMs: 50 }, broker);
    const error = await failure(
      connection.publish(publishPriceChanged, { price: 1 }, sender, { signal: controller.signal, messageId: "m-1" }),
    );
    expect(error).toMatchObject({ code: "PUBLISH_ABORTED", messageId: "m-1", cause: "no time" });
    expect(error.message).toContain("It may have arrived");
    await expect(broker.waitForMessages("queue_orders", 1)).resolves.toHaveLength(1);
  });

  it("blocked: publishes wait, in order, and go on when it is not any more", async () => {
    const { broker, connection, log } = await scene();
    await connection.publish(publishPriceChanged, { price: 0 }, sender);
    broker.block();
    const first = connection.publish(publishPriceChanged, { price: 1 }, sender);
    await log.count("blocked", 1);
    expect(connection.state).toBe("blocked");
    expect(connection.health()).toMatchObject({ messaging: "unhealthy", blocked: true });
    const second = connection.publish(publishPriceChanged, { price: 2 }, sender);
    broker.unblock();
    await Promise.all([first, second]);
    expect(bodies(broker.messages("queue_orders"))).toMatchObject([0, 1, 2].map((price) => ({ payload: { price } })));
  });

  it("blocked for too long: PUBLISH_DEADLINE, with the message id", async () => {
    const { connection } = await blockedScene();
    const error = await failure(
      connection.publish(publishPriceChanged, { price: 1 }, sender, { timeoutMs: 20, messageId: "m-1" }),
    );
    expect(error).toMatchObject({ code: "PUBLISH_DEADLINE", messageId: "m-1" });
  });

  const bounds = [
    { bound: "messages", options: { maxWaiting: 2 } },
    { bound: "bytes", options: { maxWaitingBytes: 400 } },
  ];
  for (const { bound, options } of bounds) {
    it(`more ${bound} than the buffer takes: PUBLISH_BUFFER_FULL at once`, async () => {
      const { broker, connection } = await blockedScene(options);
      const waiting = [2, 3].map((price) => connection.publish(publishPriceChanged, { price }, sender));
      expect(connection.health().pending).toMatchObject({ inFlight: 0, waiting: 2 });
      const error = await failure(connection.publish(publishPriceChanged, { price: 4 }, sender));
      expect(error.code).toBe("PUBLISH_BUFFER_FULL");
      broker.unblock();
      await Promise.all(waiting);
      expect(connection.health().pending).toEqual({ inFlight: 0, waiting: 0, requests: 0 });
    });
  }
});

it("a message that is larger than the whole buffer waits alone, and is not refused for what nobody can change", async () => {
  const { broker, connection } = await blockedScene({ maxWaitingBytes: 10 });
  const large = connection.publish(publishPriceChanged, { price: 1 }, sender);
  const error = await failure(connection.publish(publishPriceChanged, { price: 2 }, sender));
  expect(error.code).toBe("PUBLISH_BUFFER_FULL");
  broker.unblock();
  await large;
});

/** The same broker, with something else done to each channel that publishes. */
function withConfirmChannels(
  inner: Transport,
  change: (channel: TransportChannel, listener: TransportChannelListener) => TransportChannel,
): Transport {
  return {
    async connect(target, connectionListener) {
      const connection = await inner.connect(target, connectionListener);
      const open = connection.openChannel.bind(connection);
      const openChannel: TransportConnection["openChannel"] = async (mode, listener) => {
        const channel = await open(mode, listener);
        return mode === "confirm" ? change(channel, listener) : channel;
      };
      return Object.assign(connection, { openChannel });
    },
  };
}

const refuse: TransportChannel["publish"] = (_message, settled) => {
  queueMicrotask(() => settled?.(new TransportError("nacked", "The broker refused the message (basic.nack).")));
  return true;
};

/** RabbitMQ tells a connection that it is blocked when it publishes; that message still gets through. */
async function blockedScene(options: ConnectOptions = {}): Promise<Scene> {
  const blocked = await scene(options);
  blocked.broker.block();
  await blocked.connection.publish(publishPriceChanged, { price: 0 }, sender);
  await blocked.log.count("blocked", 1);
  return blocked;
}

describe("a lost connection", () => {
  it("resends what was not confirmed, in order, under the same ids", async () => {
    const { broker, connection, log } = await scene();
    await connection.publish(publishPriceChanged, { price: 0 }, sender);
    broker.block();
    const messageIds = ["m-1", "m-2", "m-3"];
    const calls = messageIds.map((messageId, index) =>
      connection.publish(publishPriceChanged, { price: index + 1 }, sender, { messageId }),
    );
    broker.closeConnections();
    broker.unblock();
    await Promise.all(calls);
    expect(log.all("resending")).toMatchObject([{ messages: 3 }]);
    const sent = broker.messages("queue_orders").map(({ properties }) => properties.messageId);
    expect(sent.slice(-3)).toEqual(messageIds);
  });

  it("after which a queue is missing does not hide that a message may have arrived before", async () => {
    const broker = new InMemoryBroker();
    broker.declareQueue({ name: "queue_orders" });
    const { connection, log } = await scene({ topology: "check" }, broker);
    await connection.publish(publishPriceChanged, { price: 0 }, sender);
    broker.block();
    // The broker still takes what tells it that we publish, and nothing after that.
    const taken = connection.publish(publishPriceChanged, { price: 1 }, sender);
    const sent = failure(connection.publish(publishPriceChanged, { price: 1 }, sender));
    await log.count("blocked", 1);
    await taken;
    const waiting = failure(connection.publish(publishPriceChanged, { price: 2 }, sender));
    broker.deleteQueue("queue_orders");
    broker.closeConnections();
    broker.unblock();
    expect(await sent).toMatchObject({
      code: "TOPOLOGY_MISSING",
      message: expect.stringContaining("may have arrived"),
    });
    expect(await waiting).toMatchObject({ code: "TOPOLOGY_MISSING", message: expect.stringContaining("was not sent") });
  });

  it("tries another channel when the first one after it refuses, as a quorum queue does that has no leader yet", async () => {
    const broker = new InMemoryBroker();
    let opened = 0;
    const transport = withConfirmChannels(broker.transport(), (channel) => {
      opened += 1;
      return opened === 2 ? Object.assign(channel, { publish: refuse }) : channel;
    });
    const { connection, log } = await scene({ transport }, broker);
    await connection.publish(publishPriceChanged, { price: 0 }, sender);
    broker.closeConnections();
    await log.count("open", 2);
    await Promise.all([1, 2, 3].map((price) => connection.publish(publishPriceChanged, { price }, sender)));
    expect(opened).toBe(3);
    expect(bodies(broker.messages("queue_orders"))).toMatchObject(
      [0, 1, 2, 3].map((price) => ({ payload: { price } })),
    );
  });

  it("makes callers wait, and then goes on", async () => {
    const { broker, connection, log } = await scene();
    broker.refuseConnections();
    broker.closeConnections();
    await log.count("reconnecting", 2);
    expect(connection.state).toBe("reconnecting");
    expect(connection.health().messaging).toBe("unhealthy");
    const call = connection.publish(publishPriceChanged, { price: 1 }, sender);
    broker.acceptConnections();
    await call;
    expect(connection.state).toBe("open");
    expect(broker.messages("queue_orders")).toHaveLength(1);
  });

  it("that does not come back fails each call by its deadline or its signal, and nothing arrives later", async () => {
    const { broker, connection } = await scene();
    broker.refuseConnections();
    broker.closeConnections();
    const controller = new AbortController();
    const aborted = failure(
      connection.publish(publishPriceChanged, { price: 1 }, sender, { signal: controller.signal }),
    );
    const late = failure(connection.publish(publishPriceChanged, { price: 2 }, sender, { timeoutMs: 20 }));
    controller.abort();
    expect((await aborted).code).toBe("PUBLISH_ABORTED");
    expect((await late).code).toBe("PUBLISH_DEADLINE");
    broker.acceptConnections();
    await connection.publish(publishPriceChanged, { price: 3 }, sender);
    expect(bodies(broker.messages("queue_orders"))).toMatchObject([{ payload: { price: 3 } }]);
  });
});

describe("close", () => {
  it("waits for the confirms of what was published", async () => {
    const { broker, connection } = await scene({ closeTimeoutMs: 30_000 });
    const calls = Array.from({ length: 1_000 }, (_, price) =>
      connection.publish(publishPriceChanged, { price }, sender),
    );
    await connection.close();
    await Promise.all(calls);
    expect(broker.messages("queue_orders")).toHaveLength(1_000);
    expect(connection.state).toBe("closed");
  });

  it("gives up by its deadline, and says so to each caller", async () => {
    const { broker, connection } = await scene({ closeTimeoutMs: 100 });
    broker.refuseConnections();
    broker.closeConnections();
    const call = failure(connection.publish(publishPriceChanged, { price: 1 }, sender, { messageId: "m-1" }));
    await connection.close();
    expect(await call).toMatchObject({ code: "CONNECTION_CLOSED", messageId: "m-1" });
  });

  it("takes nothing more", async () => {
    const { connection } = await scene();
    await connection.close();
    expect((await failure(connection.publish(publishPriceChanged, { price: 1 }, sender))).code).toBe(
      "CONNECTION_CLOSED",
    );
    expect((await failure(connection.consume([], {}))).code).toBe("CONNECTION_CLOSED");
  });
});
